import { expect, test } from 'vitest';
import { createSpeedDial, SPEEDS } from '../../scripts/demo/speeds.ts';

test('the dial goes from one speed to the next, stops at its ends, and knows no other', () => {
  const told: number[] = [];
  const dial = createSpeedDial(60, (speed) => told.push(speed));
  dial.faster();
  dial.faster();
  for (const _ of SPEEDS) dial.slower();
  dial.slower();
  expect(told).toEqual([300, 60, 10, 1]);
  expect(dial.set(17)).toBe(false);
  expect(dial.set(Number.NaN)).toBe(false);
  expect(dial.set(10)).toBe(true);
  expect(dial.speed()).toBe(10);
});
