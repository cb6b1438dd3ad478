import { createLivePace, createVirtualTime, type LiveWorld } from '@lidwatch/sim';
import { expect, test } from 'vitest';

/** Real time that passes only in sleeps; a turn of the sockets takes a millisecond. */
function standIn() {
  let now = 0;
  const world: LiveWorld = {
    now: () => now,
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
    turn() {
      now += 1;
      return Promise.resolve();
    },
  };
  return { world, now: () => now };
}

test('time passes at the speed that was set last', async () => {
  const { world, now } = standIn();
  const time = createVirtualTime();
  const pace = createLivePace(time, world, 10);
  const ending = new AbortController();
  const seen: number[] = [];
  let last = 0;
  let since = 0;
  function look(): void {
    if (now() - since >= 1_000) {
      seen.push(Math.round((time.now() - last) / (now() - since) / 10) * 10);
      last = time.now();
      since = now();
      if (seen.length === 2) pace.setSpeed(300);
      if (seen.length === 5) ending.abort();
    }
    time.after(20, look);
  }
  look();
  await pace.run(ending.signal);
  expect(seen[1]).toBe(10);
  expect(seen[4]).toBe(300);
  expect(pace.speed()).toBe(300);
});

test('what comes before the curtain passes without waiting, up to where it is told', async () => {
  const { world, now } = standIn();
  const time = createVirtualTime();
  const pace = createLivePace(time, world, 1);
  await pace.skipTo(7_200_000, new AbortController().signal);
  expect(time.now()).toBe(7_200_000);
  expect(now()).toBeLessThan(1_000);
});
