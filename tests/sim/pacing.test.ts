import { createVirtualTime, pace, type RealTime } from '@lidwatch/sim';
import { expect, test } from 'vitest';

/** Real time that passes only in sleeps, and a little more than was asked for. */
function slowClock(): RealTime & { slept: number } {
  const clock = {
    slept: 0,
    now: () => clock.slept,
    sleep(ms: number) {
      clock.slept += ms + 7;
      return Promise.resolve();
    },
  };
  return clock;
}

test.each([1, 10, 0.5])('at speed %d virtual time keeps that ratio to real time', async (speed) => {
  const real = slowClock();
  const time = createVirtualTime();
  const drift: number[] = [];
  const signal = new AbortController().signal;
  await pace({
    time,
    real,
    speed,
    until: 5000,
    signal,
    progress: (now) => drift.push(Math.abs(now - Math.min(5000, real.now() * speed))),
  });
  expect(time.now()).toBe(5000);
  expect(real.slept).toBeGreaterThanOrEqual(5000 / speed);
  expect(Math.max(...drift)).toBeLessThan(1);
});

test('without a limit to the speed it does not wait, and still ends where it is told to', async () => {
  const real = slowClock();
  const time = createVirtualTime();
  await pace({ time, real, speed: Infinity, until: 86_400_000, signal: new AbortController().signal });
  expect(time.now()).toBe(86_400_000);
  // only the turns that sockets are given
  expect(real.slept).toBe(7 * (86_400_000 / 60_000 - 1));
});

test('an abort ends an endless run', async () => {
  const ending = new AbortController();
  const time = createVirtualTime();
  let steps = 0;
  await pace({
    time,
    real: slowClock(),
    speed: 1,
    until: Infinity,
    signal: ending.signal,
    progress: () => {
      steps += 1;
      if (steps === 5) ending.abort();
    },
  });
  expect(steps).toBe(5);
});
