import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { detectLate, type EventSpan } from '../../../gateway/src/detect/late.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { Sample, Transition } from '../../../gateway/src/detect/types.ts';
import { series } from '../../support/detection.ts';

const RULE = 'cover.tilted';
const STILL = Number.POSITIVE_INFINITY;

interface Report {
  readonly samples: readonly Sample[];
  readonly isAlert: boolean;
}

/** A gateway without its store: reports in the order of their arrival, each by itself. */
function deliver(reports: readonly Report[]) {
  let state = emptyState();
  const known: Sample[] = [];
  const told: Transition[] = [];
  const spans = new Map<number, EventSpan>();

  function tell(transitions: readonly Transition[]): void {
    for (const transition of transitions.filter(({ rule }) => rule === RULE)) {
      const { rule, onset, kind, at } = transition;
      told.push(transition);
      spans.set(onset, { rule, onset, clearedAt: kind === 'cleared' ? at : null });
    }
  }

  for (const { samples, isAlert } of reports) {
    const before = state;
    const live = detect(DEFAULT_RULES, before, samples);
    tell(live.transitions);
    known.push(...samples);
    known.sort((a, b) => a.at - b.at);
    const alerts = isAlert ? samples.filter(({ at }) => at < before.newest) : [];
    const late = { before, after: live.state, alerts, known, isCut: false, events: [...spans.values()] };
    const step = alerts.length > 0 ? detectLate(DEFAULT_RULES, late) : { state: live.state, transitions: [] };
    tell(step.transitions);
    state = step.state;
  }
  return { told, spans: [...spans.values()], state };
}

const endOf = ({ clearedAt }: EventSpan): number => clearedAt ?? STILL;
const overlap = (a: EventSpan, b: EventSpan): boolean => a.onset <= endOf(b) && b.onset <= endOf(a);

/** Reports that follow each other without overlapping: alerts of five samples, recoveries, single statuses. */
const history = fc
  .array(
    fc.record({
      pause: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom('lifted', 'recovered', 'status', 'status'),
      tilt: fc.constantFrom(0, 5, 12, 20, 80),
    }),
    { minLength: 1, maxLength: 16 },
  )
  .map((steps) => {
    let at = 1_000_000;
    return steps.map(({ pause, kind, tilt }): Report => {
      at += pause * 1000;
      const values = { lifted: [20, 60, 80, 80, 80], recovered: [3, 2, 2, 2, 2], status: [tilt] }[kind];
      const samples = series('tilt', values, kind === 'recovered' ? 3000 : 1000, at);
      at = samples.at(-1)?.at ?? at;
      return { samples, isAlert: kind !== 'status' };
    });
  });

const lateOne = fc.tuple(history, fc.nat(), fc.nat()).map(([reports, which, place]) => {
  const alerts = reports.flatMap(({ isAlert }, i) => (isAlert ? [i] : []));
  const from = alerts[which % Math.max(1, alerts.length)] ?? reports.length;
  const others = reports.filter((_, i) => i !== from);
  const to = from + (place % Math.max(1, reports.length - from));
  return { reports, late: reports[from], shuffled: others.toSpliced(to, 0, ...reports.slice(from, from + 1)) };
});

it('gives an event exactly when it would have in time, wherever among the other reports it arrives', () => {
  fc.assert(
    fc.property(lateOne, ({ reports, late, shuffled }) => {
      const inTime = deliver(reports).spans;
      const found = deliver(shuffled).spans;
      const isLift = (late?.samples.at(-1)?.tilt ?? 0) > 15;
      const about = inTime.filter((span) => late?.samples.some(({ at }) => at >= span.onset && at <= endOf(span)));
      if (isLift) expect(about).not.toEqual([]);
      for (const span of about) expect(found.some((one) => overlap(one, span))).toBe(true);
      // a recovery that is late has let two motions run together before it came
      if (!isLift) return;
      for (const span of found) expect(inTime.some((one) => overlap(one, span))).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

it('tells no time twice, and leaves the rule raised exactly while an event is open', () => {
  fc.assert(
    fc.property(lateOne, ({ shuffled }) => {
      const { told, spans, state } = deliver(shuffled);
      for (const [i, one] of spans.entries()) {
        for (const other of spans.slice(i + 1)) expect(overlap(one, other)).toBe(false);
      }
      const raised = told.filter(({ kind }) => kind === 'raised').map(({ onset }) => onset);
      expect(new Set(raised).size).toBe(raised.length);
      const phase = state.rules[RULE]?.phase ?? 'normal';
      const open = spans.filter(({ clearedAt }) => clearedAt === null);
      expect(open.map(({ onset }) => onset)).toEqual(
        phase === 'raised' || phase === 'clearing' ? [state.rules[RULE]?.onset] : [],
      );
    }),
    { numRuns: 3000 },
  );
});

it('ends what was raised when it tells of a recovery that was overtaken', () => {
  const lifted = { samples: series('tilt', [80, 80, 80, 80, 80], 1000, 1_000_000), isAlert: true };
  const recovered = { samples: series('tilt', [2, 2, 2, 2, 2], 3000, 2_000_000), isAlert: true };
  const status = { samples: series('tilt', [2], 1000, 3_000_000), isAlert: false };
  expect(deliver([lifted, status, recovered]).spans).toEqual([{ rule: RULE, onset: 1_000_000, clearedAt: 2_012_000 }]);
});

it('changes nothing where it adds nothing', () => {
  const status = { samples: series('tilt', [2], 1000, 3_000_000), isAlert: false };
  const early = { samples: series('tilt', [2, 2, 2, 2, 2], 1000, 1_000_000), isAlert: true };
  const { told, state } = deliver([status, early]);
  expect(told).toEqual([]);
  expect(state).toEqual(deliver([status]).state);
});
