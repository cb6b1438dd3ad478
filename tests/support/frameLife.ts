import { FLAG, TRIGGER } from '@lidwatch/protocol';
import fc from 'fast-check';
import type { FakeNode } from './fakeNode.ts';

type Values = NonNullable<Parameters<FakeNode['status']>[0] & Parameters<FakeNode['alert']>[0]>;

/** What a node says at one instant, and how that comes to the gateway when its link is bad. */
export interface Saying {
  /** s since what it said before */
  readonly pause: number;
  readonly kind: 'status' | 'alert';
  readonly values: Values;
  /** s that it is under way */
  readonly delay: number;
  /** s behind that, when it comes once more; an alert as its repeat, a status as the same bytes */
  readonly again: number | undefined;
}

/** When which bytes come in. */
export interface Receipt {
  readonly at: number;
  readonly bytes: Uint8Array;
}

const status = fc.record({
  flags: fc.constantFrom(0, 0, 0, 0, FLAG.maintenance, FLAG.floatWet, FLAG.hallOpen),
  tilt: fc.constantFrom(5, 5, 5, 40, 200, 500),
  water: fc.constantFrom(20, 20, 310, 340, 1_850),
  battery: fc.constantFrom(180, 180, 60),
  impacts: fc.constantFrom(0, 3, 90),
});

const alert = fc.constantFrom<Values>(
  { trigger: TRIGGER.lift, tiltSeries: [600, 800, 880, 880, 880] },
  { trigger: TRIGGER.tilt, tiltSeries: [200, 210, 210, 210, 210] },
  { trigger: TRIGGER.hall, flags: FLAG.hallOpen | FLAG.alarm, tiltSeries: [4, 4, 4, 4, 4] },
  { trigger: TRIGGER.recovered, flags: 0, period: 3, tiltSeries: [3, 3, 3, 3, 3] },
  { trigger: TRIGGER.water, waterSeries: [310, 330, 350] },
  { trigger: TRIGGER.water, waterSeries: [20, 20, 20], flags: 0 },
);

/** A few days of one cover, frame by frame: two of them at least, and frames that are up to 14 hours under way. */
export const arbitraryFrames: fc.Arbitrary<readonly Saying[]> = fc
  .array(
    fc.record({
      pause: fc.constantFrom(4, 60, 900, 14_400, 28_800),
      saying: fc.oneof(
        status.map((values) => ({ kind: 'status' as const, values: values as Values })),
        alert.map((values) => ({ kind: 'alert' as const, values })),
      ),
      delay: fc.constantFrom(0, 0, 2, 90, 3_000, 30_000, 50_000),
      again: fc.constantFrom(undefined, undefined, 0, 40, 6_000),
    }),
    { minLength: 6, maxLength: 18 },
  )
  .map((steps) => steps.map(({ saying, ...rest }) => ({ ...rest, ...saying })));

/** Each with an instant of its own within its second: no two samples of a cover are of one instant. */
function saidAt(life: readonly Saying[], start: number): readonly number[] {
  let at = start;
  return life.map(({ pause }, n) => {
    at += pause * 1000;
    return at + n * 7;
  });
}

/** As on a link that loses and delays nothing. */
export function inTime(node: FakeNode, life: readonly Saying[], start: number): readonly Receipt[] {
  const times = saidAt(life, start);
  return life.map(({ kind, values }, n) => ({ at: times[n] ?? 0, bytes: node[kind](values) }));
}

/** As on a link that delays and doubles: the bytes tell how long they were under way, as those of a node do. */
export function disturbed(node: FakeNode, life: readonly Saying[], start: number): readonly Receipt[] {
  const times = saidAt(life, start);
  const receipts = life.flatMap(({ kind, values, delay, again }, n): readonly Receipt[] => {
    const at = (times[n] ?? 0) + delay * 1000;
    if (kind === 'status') {
      const bytes = node.status(delay === 0 ? values : { ...values, age: delay });
      return again === undefined
        ? [{ at, bytes }]
        : [
            { at, bytes },
            { at: at + again * 1000, bytes },
          ];
    }
    const first = node.alert(values);
    // what is late is a repeat; its first sending was lost
    const bytes = delay === 0 ? first : node.repeat(delay);
    return again === undefined
      ? [{ at, bytes }]
      : [
          { at, bytes },
          { at: at + again * 1000, bytes: node.repeat(delay + again) },
        ];
  });
  return receipts.toSorted((a, b) => a.at - b.at);
}
