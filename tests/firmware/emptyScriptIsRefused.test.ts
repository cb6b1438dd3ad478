import { expect, it } from 'vitest';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

it.each(['', ' \n'])('a script that is empty (%j) is not one that every engine can run', async (text) => {
  const { code, out, err } = await lidwatchFw('check', createScratch().write('a.js', text));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/file-unreadable: .*a\.js: it is empty/);
});
