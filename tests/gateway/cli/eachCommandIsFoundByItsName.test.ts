import { expect, it } from 'vitest';
import { COMMANDS } from '../../../gateway/src/cli/commands.ts';
import { lidwatch } from '../../support/cli.ts';

const names = [...COMMANDS.keys()];

it.each(names)('%s is found by its name', async (name) => {
  const { code, out } = await lidwatch(name, '--help');
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^Usage: lidwatch ${name} `));
});

it('help lists all of them, in their order', async () => {
  const { out } = await lidwatch('--help');
  const commands = out.slice(out.indexOf('Commands:'), out.indexOf('Examples:'));
  const listed = [...commands.matchAll(/^ {2}(\S+)/gm)].map((match) => match[1]);
  expect(listed.filter((name) => name !== 'help')).toEqual(names);
});
