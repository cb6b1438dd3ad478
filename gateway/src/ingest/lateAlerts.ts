import type { EventSpan, LateAlerts } from '../detect/late.ts';
import type { CoverState } from '../detect/types.ts';
import type { EventChange, Reading, ReadingSpan } from '../store/types.ts';
import type { Arrival } from './arrival.ts';
import { samplesFrom } from './history.ts';

/** Where what a cover has said and done before is looked up. */
export interface Past {
  readings(span: ReadingSpan): readonly Reading[];
  /** events that had not cleared before `from` */
  events(cover: string, from: number): readonly EventSpan[];
}

/** What stood before the first sample of an alert: a streak may have begun there. */
const LOOK_BACK_MS = 600_000;
/**
 * Readings that one late alert may cost. An age is 18 hours at most; a cover that says more than this in that time is
 * judged by the first of it.
 */
const READINGS = 2_000;

/** Samples of alerts that newer samples had overtaken before this batch. */
export function overtakenIn(arrivals: readonly Arrival[], { newest }: CoverState): readonly Arrival[] {
  return arrivals.filter(({ isAlert, sample }) => isAlert && sample.at < newest);
}

/** What a batch has brought for a cover. */
interface Brought {
  readonly cover: string;
  /** before the batch's samples */
  readonly state: CoverState;
  readonly arrivals: readonly Arrival[];
  /** made so far */
  readonly events: readonly EventChange[];
}

/** Everything that is known around late alerts. `after`: the cover once `detect` has seen the batch. */
export function gatherLate(
  { cover, state, arrivals, events }: Brought,
  after: CoverState,
  overtaken: readonly Arrival[],
  past: Past,
): LateAlerts {
  const alerts = overtaken.map(({ sample }) => sample);
  const from = Math.min(...alerts.map(({ at }) => at)) - LOOK_BACK_MS;
  // what a clock that ran ahead has dated beyond this is not what came after
  const to = Math.max(...arrivals.map(({ receivedAt }) => receivedAt));
  const readings = past.readings({ cover, from, to, limit: READINGS });
  const known = [...samplesFrom(readings), ...arrivals.map(({ sample }) => sample)].sort((a, b) => a.at - b.at);
  const spans = spansOf(past.events(cover, from), events);
  return { before: state, after, alerts, known, isCut: readings.length === READINGS, events: spans };
}

/** The events that are stored, with those that the batch has raised and cleared so far. */
function spansOf(stored: readonly EventSpan[], made: readonly EventChange[]): readonly EventSpan[] {
  const spans = new Map(stored.map((span) => [`${span.rule} ${span.onset}`, span]));
  for (const { transition } of made) {
    const { rule, onset, kind, at } = transition;
    spans.set(`${rule} ${onset}`, { rule, onset, clearedAt: kind === 'cleared' ? at : null });
  }
  return [...spans.values()];
}
