import { Command } from 'commander';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../../gateway/src/cli/commands.ts';
import { lidwatch } from '../../support/cli.ts';

it.each([...COMMANDS])('%s adds a command of its name, and no other', async (name, load) => {
  const program = new Command();
  const add = await load();
  add(program, {} as never);
  expect(program.commands.map((one) => one.name())).toEqual([name]);
});

it('help lists all of them, in their order', async () => {
  const { out } = await lidwatch('--help');
  const commands = out.slice(out.indexOf('Commands:'), out.indexOf('Examples:'));
  const listed = [...commands.matchAll(/^ {2}(\S+)/gm)].map((match) => match[1]);
  expect(listed.filter((name) => name !== 'help')).toEqual([...COMMANDS.keys()]);
});
