import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVirtualTime, type VirtualTime } from '../../sim/src/clock/virtualTime.ts';

interface Plan {
  readonly at: number;
  /** what it schedules when it runs, from there */
  readonly later: readonly number[];
  /** which of those that were scheduled before it cancels */
  readonly cancels: number | undefined;
}

const plans: fc.Arbitrary<Plan[]> = fc.array(
  fc.record({
    at: fc.oneof(fc.nat(40), fc.nat(20_000)),
    later: fc.array(fc.oneof(fc.nat(3), fc.nat(9_000)), { maxLength: 3 }),
    cancels: fc.option(fc.nat(20), { nil: undefined }),
  }),
  { maxLength: 25 },
);

/** What ran when, in a time that `drive` lets pass until `until`. */
function told(some: readonly Plan[], until: number, drive: (time: VirtualTime) => void): readonly string[] {
  const time = createVirtualTime();
  const lines: string[] = [];
  const handles: number[] = [];
  for (const [i, { at, later, cancels }] of some.entries()) {
    const handle = time.at(at, () => {
      lines.push(`${time.now()} ${i}`);
      for (const ms of later) handles.push(time.after(ms, () => lines.push(`${time.now()} ${i} later ${ms}`)));
      if (cancels !== undefined) time.cancel(handles[cancels] ?? 0);
    });
    handles.push(handle);
  }
  drive(time);
  time.run(until);
  return [...lines, `${time.now()} ${time.ran()}`];
}

it('instant by instant, the same runs at the same time, and an instant is over when its step ends', () => {
  fc.assert(
    fc.property(plans, fc.nat(25_000), (some, until) => {
      const stepped = told(some, until, (time) => {
        for (let last = -1; time.step(until); last = time.now()) {
          expect(time.now()).toBeGreaterThan(last);
          expect(time.now()).toBeLessThanOrEqual(until);
        }
        expect(time.next() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(until);
      });
      expect(stepped).toEqual(told(some, until, () => undefined));
    }),
  );
});
