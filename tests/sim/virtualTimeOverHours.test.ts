import { createVirtualTime, type VirtualTime } from '@lidwatch/sim';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** Virtual time as one would write it without a thought of speed. */
function plainTime(): Pick<VirtualTime, 'after' | 'cancel' | 'run'> {
  let now = 0;
  let handles = 0;
  let waiting: { at: number; handle: number; run: () => void }[] = [];
  return {
    after(ms, run) {
      handles += 1;
      waiting.push({ at: Math.max(now, Math.ceil(now + ms)), handle: handles, run });
      return handles;
    },
    cancel(handle) {
      waiting = waiting.filter((one) => one.handle !== handle);
    },
    run(until) {
      for (;;) {
        const [first] = [...waiting].sort((a, b) => a.at - b.at || a.handle - b.handle);
        if (!first || first.at > until) break;
        waiting = waiting.filter((one) => one !== first);
        now = first.at;
        first.run();
      }
      now = Math.max(now, until);
    },
  };
}

type Step = { readonly wait: number; readonly next: number; readonly cancels: number } | { readonly run: number };

/** What ran, in its order: each event may schedule another when it runs, and cancel one of those before it. */
function played(time: Pick<VirtualTime, 'after' | 'cancel' | 'run'>, steps: readonly Step[]): number[] {
  const ran: number[] = [];
  const handles: number[] = [];
  let now = 0;
  for (const [index, step] of steps.entries()) {
    if ('run' in step) {
      now += step.run;
      time.run(now);
      continue;
    }
    const again = () => ran.push(index + 0.5);
    handles.push(
      time.after(step.wait, () => {
        ran.push(index);
        time.cancel(handles[step.cancels] ?? 0);
        if (step.next >= 0) time.after(step.next, again);
      }),
    );
  }
  time.run(now + 200_000);
  return ran;
}

const wait = fc.oneof(fc.nat(60), fc.nat(5000), fc.nat(90_000), fc.double({ min: 0, max: 9000, noNaN: true }));

test('over hours as within a second, events run in the order of their time and of their scheduling', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ wait, next: fc.oneof(fc.constant(-1), wait), cancels: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.record({ run: fc.nat(20_000) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      expect(played(createVirtualTime(), steps)).toEqual(played(plainTime(), steps));
    }),
    { numRuns: 300 },
  );
});

test('a handle stays that of its own event, however many others wait, and cancels no later one', () => {
  const time = createVirtualTime();
  const ran: number[] = [];
  const handles = Array.from({ length: 5000 }, (_, i) => time.after(10 + (i % 7) * 3000, () => ran.push(i)));
  expect(new Set(handles).size).toBe(5000);
  expect(handles).not.toContain(0);
  for (let i = 0; i < 5000; i += 2) time.cancel(handles[i] ?? 0);
  time.run(30_000);
  expect(ran.length).toBe(2500);
  expect(ran.every((i) => i % 2 === 1)).toBe(true);

  for (let i = 0; i < 5000; i += 1) time.after(i, () => ran.push(5000 + i));
  for (const handle of handles) time.cancel(handle);
  time.run(40_000);
  expect(ran.length).toBe(7500);
});
