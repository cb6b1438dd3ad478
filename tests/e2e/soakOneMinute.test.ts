import { expect, it } from 'vitest';
import { runDay } from '../soak/day.ts';
import { flatness } from '../soak/flatness.ts';
import { runLoad } from '../soak/load.ts';

/** A process that has just started still grows into its heap: what leaks at this pace grows by more. */
const FLAT = 1.35;

it('half a day of a small city in virtual time: every frame is taken, every alert acknowledged, no node missed', async () => {
  const day = await runDay({ covers: 200, hours: 12, every: 10, progress: () => undefined });
  expect(day.accepted).toBe(day.frames);
  expect(day.acknowledged).toBeGreaterThanOrEqual(day.alerts);
  expect([day.events, day.strange, day.errors]).toEqual([day.alerts / 2, 0, []]);
}, 120_000);

it('a minute of load in real time: nothing is dropped, no error is logged, memory does not run away', async () => {
  const load = await runLoad({ covers: 500, pace: 500, seconds: 50, progress: () => undefined });
  expect([load.dropped, load.errors, load.isRunning]).toEqual([0, [], true]);
  expect(load.acknowledged).toBeGreaterThan(0);
  expect(flatness(load.resident).ratio).toBeLessThan(FLAT);
}, 120_000);

it('growth shows in the last third against the middle one', () => {
  expect(flatness([9, 9, 1, 1, 2, 2]).ratio).toBe(2);
  expect(flatness(Array.from({ length: 90 }, () => 7)).ratio).toBe(1);
  expect(() => flatness([1, 2])).toThrow();
});
