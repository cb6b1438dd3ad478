import { expect, it } from 'vitest';
import { beside, PASSWORD } from '../../support/people.ts';
import { has } from '../../support/programs.ts';
import { startInPty } from '../../support/ptyProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it.skipIf(!has('socat'))('asks twice in a terminal, and shows nothing of what is typed', async () => {
  const data = temporaryFolder();
  const program = startInPty(['user', 'add', 'ann', '--role', 'admin', '--data', data]);
  await program.shows('password:');
  program.type(`${PASSWORD}\r`);
  await program.shows('the same again:');
  program.type(`${PASSWORD}\r`);
  expect(await program.ended()).toMatchObject({ code: 0, modesAreBack: true });
  expect(program.written()).not.toContain('river');
  expect(beside(data).users.get('ann')).toMatchObject({ role: 'admin' });
});

it.skipIf(!has('socat'))('is given up with Ctrl-C, and nobody is added', async () => {
  const data = temporaryFolder();
  const program = startInPty(['user', 'add', 'ann', '--role', 'admin', '--data', data]);
  await program.shows('password:');
  program.type(`${PASSWORD}\u0003`);
  await program.shows('the same again:');
  program.type('\u0003');
  expect((await program.ended()).code).toBe(2);
  expect(program.written()).not.toContain('river');
  expect(beside(data).users.list()).toEqual([]);
});
