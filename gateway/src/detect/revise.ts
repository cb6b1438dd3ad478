import { detect } from './detect.ts';
import { eventId } from './eventId.ts';
import { isRaised, transitionOf } from './machine.ts';
import { inOrder } from './order.ts';
import type { FaultReason } from './signals/health.ts';
import type { CoverState, RuleName, RuleState, Rules, Sample, Signal, Transition } from './types.ts';

/** An event that was told, as it stands. */
export interface ToldEvent {
  readonly id: string;
  readonly rule: RuleName;
  readonly signal: Signal;
  /** event time of the first sample at or beyond the raise level */
  readonly onset: number;
  /** event time of the sample that completed the hold */
  readonly raisedAt: number;
  /** event time; null while the event is open */
  readonly clearedAt: number | null;
  /** at raising, in the rule's unit; null where only a switch has spoken */
  readonly value: number | null;
  /** the most extreme value so far as was told: at raising, or over the whole event once it is cleared */
  readonly peak: number | null;
  /** node.fault: what is wrong; null of other rules */
  readonly reason: FaultReason | null;
  /** late samples have shown that it never was; it counts as cleared */
  readonly withdrawn: boolean;
}

/** What late samples are folded into. */
export interface Timeline {
  readonly cover: string;
  /** where the cover stood before everything in `samples` */
  readonly base: CoverState;
  /** all that is known since, in any order, what has just come in among them */
  readonly samples: readonly Sample[];
  /** events that were told since, and those that were open then */
  readonly told: readonly ToldEvent[];
}

export interface Revision {
  readonly id: string;
  readonly transition: Transition;
  /** says anew, and otherwise, what was told of this event before */
  readonly revised: boolean;
}

export interface Revised {
  readonly state: CoverState;
  /** in the order in which they are to be told: first what is no more, then what is */
  readonly revisions: readonly Revision[];
}

interface Wanted {
  raised?: Transition;
  cleared?: Transition;
}

/**
 * Samples that come late take their place among the others: the cover is folded again from a state before them, and
 * what comes out is compared with what was told. So the events of a cover are those that its samples make in order,
 * whatever order they came in. An event that a late sample has broken is withdrawn; one whose end has moved is told
 * again; one that nobody was told of is raised.
 */
export function revise(rules: Rules, { cover, base, samples, told }: Timeline): Revised {
  const { state, transitions } = detect(rules, base, inOrder(samples));
  const wanted = new Map<string, Wanted>();
  for (const [rule, stands] of Object.entries(base.rules) as [RuleName, RuleState][]) {
    if (isRaised(stands) && rule !== 'node.offline') wanted.set(eventId(cover, rule, stands.onset), {});
  }
  for (const transition of transitions) {
    const id = eventId(cover, transition.rule, transition.onset);
    const want = wanted.get(id) ?? {};
    if (transition.kind === 'raised') want.raised = transition;
    else want.cleared = transition;
    wanted.set(id, want);
  }
  const known = new Map(told.map((event) => [event.id, event]));
  const gone = told
    .filter(({ id, rule, withdrawn }) => !withdrawn && rule !== 'node.offline' && !wanted.has(id))
    .map((event) => ({ id: event.id, transition: withdrawal(rules, event), revised: true }));
  const rest = [...wanted].flatMap(([id, want]) => news(rules, id, want, known.get(id), state));
  return { state, revisions: [...gone, ...rest] };
}

function withdrawal(rules: Rules, { rule, signal, onset, raisedAt }: ToldEvent): Transition {
  return transitionOf(rules[rule], 'withdrawn', { onset, peak: null, signal }, raisedAt, null);
}

/** Was it raised otherwise than it was told? An event that has cleared does not know any more what its peak was then. */
function differs(before: ToldEvent, { at, signal, value, peak, reason }: Transition): boolean {
  if (before.raisedAt !== at || before.signal !== signal || before.value !== value) return true;
  if (before.reason !== (reason ?? null)) return true;
  return before.clearedAt === null && before.peak !== peak;
}

/** What is to be told of one event that there is. */
function news(
  rules: Rules,
  id: string,
  { raised, cleared }: Wanted,
  before: ToldEvent | undefined,
  state: CoverState,
): readonly Revision[] {
  const revisions: Revision[] = [];
  const isNew = before === undefined || before.withdrawn;
  const isMoved = !isNew && raised !== undefined && differs(before, raised);
  const isReopened = !isNew && before.clearedAt !== null && cleared === undefined;
  if (raised && (isNew || isMoved || isReopened)) {
    revisions.push({ id, transition: raised, revised: before !== undefined });
  } else if (isReopened) {
    const stands = state.rules[before.rule];
    if (!stands) return [];
    const { raisedAt, value } = before;
    revisions.push({
      id,
      transition: transitionOf(rules[before.rule], 'raised', stands, raisedAt, value),
      revised: true,
    });
  }
  if (cleared && (isNew || isMoved || before.clearedAt !== cleared.at || before.peak !== cleared.peak)) {
    revisions.push({ id, transition: cleared, revised: !isNew && before.clearedAt !== null });
  }
  return revisions;
}
