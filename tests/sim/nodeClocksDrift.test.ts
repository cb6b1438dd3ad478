import { createVirtualTime } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { createBootTime } from '../../sim/src/node/boot.ts';

test.each([1, 0.98, 1.02, 1.0001])('a node whose clock runs at %f counts and waits by that clock', (rate) => {
  const time = createVirtualTime();
  time.run(5000);
  const { clock, timers } = createBootTime(time, rate);
  let woke = 0;
  timers.after(3_600_000, () => {
    woke = time.now();
  });
  time.run(5000 + 10_000_000);
  expect(clock.now()).toBe(Math.floor(10_000_000 * rate));
  expect(woke).toBe(5000 + Math.ceil(3_600_000 / rate));
});
