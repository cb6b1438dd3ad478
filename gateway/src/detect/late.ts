import { READERS, stepRule } from './detect.ts';
import { atRest } from './machine.ts';
import type { Read } from './rules/readings.ts';
import type { CoverState, RuleName, RuleState, Rules, Sample, Step, Transition } from './types.ts';

/** When an event of a rule lasted: from its onset until it cleared, null while it has not. */
export interface EventSpan {
  readonly rule: RuleName;
  readonly onset: number;
  readonly clearedAt: number | null;
}

export interface LateAlerts {
  /** the cover before the samples that the alerts came with, and after: `detect` has dropped what was late */
  readonly before: CoverState;
  readonly after: CoverState;
  /** samples of confirmed alerts that have just come */
  readonly alerts: readonly Sample[];
  /** every sample known from some time before the first of `alerts` until now, oldest first; `alerts` among them */
  readonly known: readonly Sample[];
  /** `known` ends before now: there was too much of it */
  readonly isCut: boolean;
  /** the cover's events that had not cleared before `known` begins */
  readonly events: readonly EventSpan[];
}

interface Outcome {
  readonly told: readonly Transition[];
  /** where the rule stands now; undefined where it stays as it is */
  readonly state?: RuleState;
}

const NOTHING: Outcome = { told: [] };
const NEVER = Number.NEGATIVE_INFINITY;
const STILL = Number.POSITIVE_INFINITY;

/**
 * An alert may be overtaken: by the cover's recovery, by a status, while a link or the gateway was down. Here it still
 * becomes the event that it would have become in time, or ends the event that it would have ended. Every rule for which
 * it came late is folded once more over what is known around the alert and since, and the outcome compared with the
 * events that there are: one that overlaps an event that was told is the same event, and is not told again.
 */
export function detectLate(rules: Rules, late: LateAlerts): Step {
  const transitions: Transition[] = [];
  const states: Partial<Record<RuleName, RuleState>> = { ...late.after.rules };
  for (const [name, read] of READERS) {
    const live = states[name];
    const { told, state } = live ? lateFor(rules, name, read, late, live) : NOTHING;
    transitions.push(...told);
    if (live && state) states[name] = { ...state, newest: Math.max(live.newest, state.newest) };
  }
  return { state: transitions.length === 0 ? late.after : { ...late.after, rules: states }, transitions };
}

function lateFor(rules: Rules, name: RuleName, read: Read, late: LateAlerts, live: RuleState): Outcome {
  const newest = late.before.rules[name]?.newest ?? NEVER;
  const zone = (sample: Sample) => read(rules[name], sample, atRest(NEVER))?.zone;
  const overtaken = late.alerts.filter((sample) => sample.at < newest && zone(sample) !== undefined);
  const [first] = overtaken;
  if (!first) return NOTHING;

  function fold(start: RuleState, from: number): { told: Transition[]; state: RuleState } {
    const told: Transition[] = [];
    let state = start;
    for (const sample of late.known) {
      if (sample.at >= from) state = stepRule(rules, name, read, state, sample, told);
    }
    return { told, state };
  }

  if (isRaised(live) && live.onset <= first.at) {
    // what the alert belongs to is being told; only an end of it that was overtaken is news
    if (late.isCut) return NOTHING;
    const folded = fold({ ...live, phase: 'raised', since: 0, count: 0, newest: NEVER }, first.at);
    return folded.told.length > 0 ? folded : NOTHING;
  }

  const { told, state } = fold(atRest(NEVER), NEVER);
  const beyond = overtaken.filter((sample) => zone(sample) === 'beyond');
  const spans = late.events.filter(({ rule }) => rule === name);
  const found = pairs(told).filter(
    // a status alone, were it late, would have raised nothing
    ({ from, to }) =>
      beyond.some(({ at }) => at >= from && at <= to) && !spans.some((span) => overlaps(span, from, to)),
  );
  const news = { told: found.flatMap((pair) => pair.told) };
  // it has not ended: it must be able to clear
  return found.some(({ to }) => to === STILL) ? { ...news, state } : news;
}

const isRaised = ({ phase }: RuleState): boolean => phase === 'raised' || phase === 'clearing';

function overlaps({ onset, clearedAt }: EventSpan, from: number, to: number): boolean {
  return onset <= to && (clearedAt ?? STILL) >= from;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly told: readonly Transition[];
}

/** The transitions of one rule from rest: each raised, with its cleared where it has one. */
function pairs(told: readonly Transition[]): readonly Pair[] {
  return told.flatMap((raised, i) => {
    if (raised.kind !== 'raised') return [];
    const cleared = told[i + 1];
    const pair = cleared ? [raised, cleared] : [raised];
    return [{ from: raised.onset, to: cleared?.at ?? STILL, told: pair }];
  });
}
