import { expect, it } from 'vitest';
import { createCoverState } from '../../firmware/build/sim/coverState.ts';
import { createScratch } from '../support/scratch.ts';

it('the cover over a simulated node is as it was said last, for the next start and for the next process', () => {
  const { path } = createScratch();
  const file = path('cover.txt');
  const cover = createCoverState(file);
  const heard: string[][] = [[], [], []];
  const listener = (i: number) => (line: string) => (heard[i]?.push(line) ?? 0) > 0 && line !== 'nonsense';
  expect(cover.say('hall open')).toBe(false);
  cover.listen(listener(0));
  expect(['hall closed', 'move 0 0 1000', 'nonsense', 'hall open'].map(cover.say)).toEqual([true, true, false, true]);
  cover.listen(listener(1));
  cover.say('move 866 0 500');
  createCoverState(file).listen(listener(2));
  expect(heard).toEqual([
    ['hall closed', 'move 0 0 1000', 'nonsense', 'hall open'],
    ['hall open', 'move 0 0 1000', 'move 866 0 500'],
    ['hall open', 'move 866 0 500'],
  ]);
});
