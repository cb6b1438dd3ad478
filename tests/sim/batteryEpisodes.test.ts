import { expect, test } from 'vitest';
import { DAY, live, oneCover, written } from './support/life.ts';

function fades(to: number): string[] {
  const scenario = oneCover('battery: 3600mV, cold: 5mV/degC', [
    `{ at: 1d, cover: all, fade: { to: ${to}mV, for: 6d } }`,
  ]);
  return written(live(scenario, { until: 14 * DAY }).episodes);
}

test('a cell is low from where its own level passes that of the rule, however cold it is', () => {
  // 100 mV a day: 3,300 mV after three of the six days
  expect(fades(3000)).toEqual([`battery.low ${4 * 86_400}..`]);
  expect(fades(3400)).toEqual([]);
});

test('a cell that ends near the level is neither missed nor false', () => {
  expect(fades(3280)).toHaveLength(1);
  expect(fades(3280)[0]).toMatch(/^battery\.low\? /);
});
