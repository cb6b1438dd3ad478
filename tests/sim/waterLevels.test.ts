import { expect, test } from 'vitest';
import { rainLevel } from '../../sim/src/physics/rain.ts';
import { createWater, floodWave } from '../../sim/src/physics/water.ts';

const MINUTE = 60_000;
const catchment = { gain: 5, lag: 10 * MINUTE };

test('steady rain brings the level to gain times intensity, 63 % of it within one lag', () => {
  const rain = [{ start: 0, end: 1000 * MINUTE, intensity: 60 }];
  expect(rainLevel(rain, catchment, 10 * MINUTE)).toBeCloseTo(300 * (1 - Math.exp(-1)), 9);
  expect(rainLevel(rain, catchment, 900 * MINUTE)).toBeCloseTo(300, 6);
});

test('after the rain the level falls steadily, and showers add up', () => {
  const one = { start: 0, end: 20 * MINUTE, intensity: 60 };
  const two = { start: 30 * MINUTE, end: 40 * MINUTE, intensity: 30 };
  const after = [20, 30, 40, 80].map((minute) => rainLevel([one], catchment, minute * MINUTE));
  expect([...after].sort((a, b) => b - a)).toEqual(after);
  for (const minute of [10, 35, 60]) {
    const apart = rainLevel([one], catchment, minute * MINUTE) + rainLevel([two], catchment, minute * MINUTE);
    expect(rainLevel([one, two], catchment, minute * MINUTE)).toBeCloseTo(apart, 9);
  }
});

test('a played flood stands on the level before it, and is gone afterwards', () => {
  const water = createWater({ base: 120, catchment, showers: [] });
  water.play(1000, floodWave(400, 10_000, 30_000, 20_000));
  const at = [999, 1000, 6000, 11_000, 41_000, 51_000, 61_000, 99_000].map((t) => Math.round(water.level(t)));
  expect(at).toEqual([120, 120, 320, 520, 520, 320, 120, 120]);
});
