import { createVirtualTime } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { createBootTime } from '../../sim/src/node/boot.ts';
import { DAY, live, oneCover } from './support/life.ts';

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

test('its core keeps that time, too: heartbeats come as much sooner or later', () => {
  const heartbeats = (drift: string) => {
    const scenario = oneCover(`drift: ${drift}, settings: { heartbeat: 10min }`, [
      '{ at: 0s, cover: all, traffic: 0/day }',
    ]);
    return live(scenario, { until: 5 * DAY }).heard.length;
  };
  const even = heartbeats('0%');
  expect(even).toBeGreaterThan(700);
  expect(heartbeats('10%') / even).toBeCloseTo(1.1, 1);
  expect(heartbeats('-10%') / even).toBeCloseTo(0.9, 1);
});
