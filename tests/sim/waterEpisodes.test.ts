import { expect, test } from 'vitest';
import { HOUR, live, MINUTE, oneCover, written } from './support/life.ts';

function flooded(...events: readonly string[]) {
  return live(oneCover('water: 100mm', events), { until: 12 * HOUR }).episodes;
}

test('high water begins where its level is passed and ends below its clear level; the first sample follows within a period', () => {
  const [high, ...others] = flooded(
    '{ at: 1h, cover: all, flood: { curve: [[0s, 0mm], [30min, 600mm], [60min, 600mm], [120min, 0mm]] } }',
  );
  expect(others).toEqual([]);
  // 200 mm of 600 after 10 min, and 100 mm are left after 110 min
  expect(written(high ? [high] : [])).toEqual(['water.high 4200..10200']);
  const delay = (high?.firstSample ?? 0) - (high?.onset ?? 0);
  expect(delay).toBeGreaterThan(0);
  expect(delay).toBeLessThan(3 * MINUTE);
});

test('a crest within the margin is neither missed nor false, and one below it is nothing', () => {
  const crest = (mm: number) =>
    flooded(`{ at: 1h, cover: all, flood: { to: ${mm}mm, in: 30min, hold: 30min, out: 1h } }`);
  expect(crest(150)).toEqual([]);
  expect(written(crest(190))[0]).toMatch(/^water\.high\? /);
  expect(crest(190)).toHaveLength(1);
});

test('where the brim is reached long after the warning level, rising is required before overflow', () => {
  const episodes = flooded('{ at: 1h, cover: all, flood: { to: 1800mm, in: 60min, hold: 60min, out: 2h } }');
  expect(episodes.map(({ rule, required }) => [rule, required])).toEqual([
    ['water.high', true],
    ['water.rising', true],
    ['water.overflow', true],
  ]);
});

test('a rise that would lead to the brim and ends before may be told as rising', () => {
  const episodes = flooded('{ at: 1h, cover: all, flood: { to: 900mm, in: 15min, hold: 60min, out: 2h } }');
  // 60 mm a minute from 160 mm on; the node speaks of it at 300 mm, 3 min 20 s after the beginning
  expect(written(episodes)[0]).toMatch(/^water\.(high|rising\?) 3800\.\./);
  expect(written(episodes)[1]).toMatch(/^water\.(high|rising\?) 3800\.\./);
  expect(episodes).toHaveLength(2);
});

test('what a broken sensor cannot see is not required', () => {
  const episodes = flooded(
    '{ at: 30min, cover: all, fail: { as: silent, for: 6h } }',
    '{ at: 1h, cover: all, flood: { to: 600mm, in: 30min, hold: 60min, out: 1h } }',
  );
  expect(written(episodes).map((one) => one.split(' ')[0])).toEqual(['node.fault', 'water.high?']);
});
