import { afterClockStep, withoutFuture } from '../detect/clockStep.ts';
import { eventId } from '../detect/eventId.ts';
import { isRaised } from '../detect/machine.ts';
import { release } from '../detect/release.ts';
import { hear, type Listening, lossAfter, tick } from '../detect/rules/nodeOffline.ts';
import type { CoverState, Transition } from '../detect/types.ts';
import type { Checkpoint, CoverRecord, EventChange, Released, ReleaseRequest, TimeQuality } from '../store/types.ts';
import type { Arrival } from './arrival.ts';
import type { Note } from './notes.ts';
import type { RuleBook } from './ruleBook.ts';

/** A cover as the batch leaves it. */
export interface CoverDraft {
  readonly before: CoverRecord;
  state: CoverState;
  /** its clock was set back in this batch: what was before is of another time */
  stepped: boolean;
  /** a person has let an event go in this batch: what comes late may not bring it back */
  released: boolean;
  readonly arrivals: Arrival[];
  readonly events: EventChange[];
  /** a state from before the batch's samples, to be kept */
  checkpoint: Checkpoint | undefined;
  /** checkpoints behind this event time are overtaken */
  overtaken: number | undefined;
  /** what an operator should be able to count, by kind */
  readonly notes: Note[];
}

export function draftCover(before: CoverRecord): CoverDraft {
  const { state } = before;
  const lists = { arrivals: [], events: [], notes: [] };
  return { before, state, stepped: false, released: false, checkpoint: undefined, overtaken: undefined, ...lists };
}

interface Told {
  readonly receivedAt: number;
  readonly quality: TimeQuality;
  /** overtaken by newer samples */
  readonly late?: boolean;
  /** it says anew what was told before */
  readonly revised?: boolean;
  /** by whom it was let go */
  readonly released?: Released;
}

export function noteEvent(draft: CoverDraft, transition: Transition, told: Told): void {
  const { cover } = draft.before;
  const { receivedAt, quality, late = false, revised = false, released } = told;
  const id = eventId(cover, transition.rule, transition.onset);
  draft.events.push({
    ...{ id, cover, transition, receivedAt, quality },
    ...(late ? { late } : {}),
    // the store counts them
    ...(revised ? { revision: 1 } : {}),
    ...(released ? { released } : {}),
  });
}

function inPresentTime(draft: CoverDraft, state: CoverState): CoverState {
  if (state !== draft.state) {
    draft.notes.push('clock set back');
    draft.stepped = true;
  }
  return state;
}

/** An authentic frame came in, `missed` counters behind the one before it. */
export function noteHeard(
  draft: CoverDraft,
  rules: RuleBook,
  receivedAt: number,
  heartbeatMs: number,
  missed: number | undefined,
): void {
  const before = inPresentTime(draft, afterClockStep(draft.state, receivedAt));
  const { state, transitions } = hear(rules(draft.before), before, receivedAt, heartbeatMs);
  draft.state = missed === undefined ? state : { ...state, loss: lossAfter(state.loss, missed) };
  for (const transition of transitions) noteEvent(draft, transition, { receivedAt, quality: 'exact' });
}

/** Time has passed; see `tick` of node.offline. */
export function noteTime(draft: CoverDraft, rules: RuleBook, now: number, heartbeatMs: number, link: Listening): void {
  const before = inPresentTime(draft, withoutFuture(afterClockStep(draft.state, now), now));
  const { state, transitions } = tick(rules(draft.before), before, now, heartbeatMs, link);
  draft.state = state;
  for (const transition of transitions) noteEvent(draft, transition, { receivedAt: now, quality: 'exact' });
}

/** Somebody lets an event go; one that has cleared meanwhile, or was followed by another, needs nobody any more. */
export function noteRelease(draft: CoverDraft, rules: RuleBook, request: ReleaseRequest): void {
  const { event, cover, rule, at, who, text } = request;
  const stands = draft.state.rules[rule];
  if (!isRaised(stands) || eventId(cover, rule, stands.onset) !== event) return;
  const { state, transitions } = release(rules(draft.before), draft.state, rule, at);
  draft.state = state;
  draft.released = true;
  for (const transition of transitions) {
    noteEvent(draft, transition, { receivedAt: at, quality: 'exact', released: { who, text } });
  }
}
