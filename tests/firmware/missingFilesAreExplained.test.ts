import { expect, it } from 'vitest';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

const BOARD = ['provision', '--board', 'sim', '--out', '.'];

it.each([
  [['--cover', 'C-1', '--radio'], '--radio takes a JSON file'],
  [['--covers'], '--covers takes a CSV'],
])('a file that is not there is told with what it should be: %j', async (args, hint) => {
  const { code, err } = await lidwatchFw(...BOARD, ...args, createScratch().path('gone'));
  expect(code).toBe(1);
  expect(err).toMatch(/file-unreadable: .*gone: ENOENT/);
  expect(err).toContain(`hint: ${hint}`);
});
