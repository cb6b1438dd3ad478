import { createStream } from '@lidwatch/sim';
import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { series, transitionsOf } from '../../../support/detection.ts';

const MINUTE = 60_000;
const TIMES = 50;

/** How often such heights raise, each kept for so many samples, with the noise of a sensor. */
function raised(heights: readonly (readonly [mm: number, samples: number])[], minutes: number, noise = 2): number {
  let count = 0;
  for (let seed = 0; seed < TIMES; seed += 1) {
    const stream = createStream(seed, 'one step');
    const levels = heights.flatMap(([height, samples]) =>
      Array.from({ length: samples }, () => Math.round(height + noise * stream.normal())),
    );
    const told = transitionsOf(DEFAULT_RULES, 'water.high', series('water', levels, minutes * MINUTE));
    if (told.length > 0) count += 1;
  }
  return count;
}

it.each([1, 2, 5, 10])(
  'an object that gives place to another one has not moved as water does, told each %d min',
  (minutes) => {
    expect(
      raised(
        [
          [0, 20],
          [620, 40],
          [540, 80],
        ],
        minutes,
      ),
      'a lower one',
    ).toBe(0);
    expect(
      raised(
        [
          [0, 20],
          [620, 40],
          [690, 80],
        ],
        minutes,
      ),
      'a higher one',
    ).toBe(0);
    expect(
      raised(
        [
          [0, 20],
          [620, 40],
          [400, 3],
          [360, 80],
        ],
        minutes,
      ),
      'bit by bit',
    ).toBeLessThanOrEqual(TIMES / 10);
  },
);

it.each([5, 10])('nor has a false echo that leaps from one height to the next, told each %d min', (minutes) => {
  expect(
    raised(
      [
        [0, 20],
        [1355, 20],
        [1069, 40],
        [1220, 40],
        [0, 20],
      ],
      minutes,
      0,
    ),
  ).toBe(0);
  expect(
    raised(
      [
        [0, 20],
        [1782, 1],
        [975, 40],
      ],
      minutes,
      0,
    ),
  ).toBe(0);
});

it('an object of which the first sample saw only the edge stands still', () => {
  expect(
    raised(
      [
        [0, 20],
        [420, 1],
        [548, 60],
        [0, 20],
      ],
      5,
    ),
  ).toBe(0);
});

it('what drains in steps that are alike is water', () => {
  const drains = Array.from({ length: 12 }, (_, i) => [600 - 25 * i, 1] as const);
  expect(raised([[0, 20], [600, 20], ...drains], 5)).toBe(TIMES);
});
