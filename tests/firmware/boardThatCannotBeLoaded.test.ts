import { expect, it } from 'vitest';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

it('a folder of boards that is not there is a coded error', async () => {
  const { code, err } = await lidwatchFw('boards', '--boards', createScratch().path('gone'));
  expect(code).toBe(1);
  expect(err).toMatch(/file-unreadable: .*gone: ENOENT/);
});

it.each([
  ['is no TypeScript', 'export const ABOUT = {;\n'],
  ['throws', "export const ABOUT = {};\nthrow new Error('at once');\n"],
])('a board whose file %s is a coded error that names it', async (_, text) => {
  const { folder, write } = createScratch();
  write('lamp.ts', text);
  write('lamp.md', '# lamp\n');
  for (const command of [['boards'], ['build', '--board', 'lamp']]) {
    const { code, err } = await lidwatchFw(...command, '--boards', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/board-broken: .*lamp\.ts: /);
  }
});
