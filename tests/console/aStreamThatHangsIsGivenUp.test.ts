import { expect, it } from 'vitest';
import { createLive } from '../../gateway/console/src/live/live.ts';
import { createManualClock } from '../support/manualClock.ts';

/** A gateway behind something that takes each request and answers none, unless the test says so. */
function rig() {
  const clock = createManualClock();
  const quits: AbortSignal[] = [];
  let isOpen = false;
  const live = createLive({
    fetch: (_path, init) => {
      const signal = init?.signal;
      if (!signal) throw new Error('a request that nobody can give up');
      quits.push(signal);
      if (isOpen) return Promise.resolve(new Response(new ReadableStream({})));
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
    now: clock.now,
    random: () => 1,
    after: clock.after,
    onUnauthorized: () => undefined,
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    live,
    quits,
    answers: (does: boolean) => {
      isOpen = does;
    },
    async pass(seconds: number) {
      for (let i = 0; i < seconds; i += 1) {
        clock.advance(1_000);
        await settle();
      }
    },
  };
}

it('after a minute without a byte, and tried anew', async () => {
  const { live, quits, answers, pass } = rig();
  live.start();
  await pass(50);
  expect([quits.length, quits[0]?.aborted]).toEqual([1, false]);
  await pass(20);
  expect([quits.length, quits[0]?.aborted]).toEqual([2, true]);
  answers(true);
  await pass(70);
  expect(live.state.value).toBe('live');
});

it('but not sooner where the one before was silent: each has its own minute', async () => {
  const { live, quits, answers, pass } = rig();
  answers(true);
  live.start();
  await pass(55);
  expect(live.state.value).toBe('silent');
  answers(false);
  live.tryNow();
  await pass(20);
  expect(quits.map(({ aborted }) => aborted)).toEqual([true, false]);
});
