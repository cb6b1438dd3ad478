import { createVirtualTime } from '@lidwatch/sim';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('events run by time, those of one millisecond in the order of their scheduling, cancelled ones never', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ms: fc.nat(50), cancel: fc.boolean() }), { maxLength: 60 }), (plan) => {
      const time = createVirtualTime();
      const ran: { at: number; index: number }[] = [];
      const handles = plan.map(({ ms }, index) => time.after(ms, () => ran.push({ at: time.now(), index })));
      for (const [index, { cancel }] of plan.entries()) if (cancel) time.cancel(handles[index] ?? 0);
      time.run(100);
      const expected = plan
        .map(({ ms, cancel }, index) => ({ at: ms, index, cancel }))
        .filter(({ cancel }) => !cancel)
        .sort((a, b) => a.at - b.at || a.index - b.index)
        .map(({ at, index }) => ({ at, index }));
      expect(ran).toEqual(expected);
      expect(time.now()).toBe(100);
      expect(time.next()).toBeUndefined();
    }),
  );
});

test('an event that schedules another at once runs it in the same run', () => {
  const time = createVirtualTime();
  const seen: number[] = [];
  time.after(10, () => time.after(0, () => seen.push(time.now())));
  time.run(10);
  expect(seen).toEqual([10]);
});

test('run stops at its limit and goes on from there', () => {
  const time = createVirtualTime();
  const seen: number[] = [];
  function again(): void {
    seen.push(time.now());
    time.after(30, again);
  }
  time.after(30, again);
  time.run(59);
  expect(seen).toEqual([30]);
  time.run(60);
  expect(seen).toEqual([30, 60]);
});
