import { afterClockStep } from '../detect/clockStep.ts';
import { eventId } from '../detect/eventId.ts';
import { hear, type Listening, lossAfter, tick } from '../detect/rules/nodeOffline.ts';
import type { CoverState, Transition } from '../detect/types.ts';
import type { Checkpoint, CoverRecord, EventChange, TimeQuality } from '../store/types.ts';
import type { Arrival } from './arrival.ts';
import type { Note } from './notes.ts';
import type { RuleBook } from './ruleBook.ts';

/** A cover as the batch leaves it. */
export interface CoverDraft {
  readonly before: CoverRecord;
  state: CoverState;
  /** its clock was set back in this batch: what was before is of another time */
  stepped: boolean;
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
  return { before, state, stepped: false, checkpoint: undefined, overtaken: undefined, ...lists };
}

interface Told {
  readonly receivedAt: number;
  readonly quality: TimeQuality;
  /** overtaken by newer samples */
  readonly late?: boolean;
  /** it says anew what was told before */
  readonly revised?: boolean;
}

export function noteEvent(draft: CoverDraft, transition: Transition, told: Told): void {
  const { cover } = draft.before;
  const { receivedAt, quality, late = false, revised = false } = told;
  const id = eventId(cover, transition.rule, transition.onset);
  draft.events.push({
    ...{ id, cover, transition, receivedAt, quality },
    ...(late ? { late } : {}),
    // the store counts them
    ...(revised ? { revision: 1 } : {}),
  });
}

function inPresentTime(draft: CoverDraft, now: number): CoverState {
  const state = afterClockStep(draft.state, now);
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
  const before = inPresentTime(draft, receivedAt);
  const { state, transitions } = hear(rules(draft.before), before, receivedAt, heartbeatMs);
  draft.state = missed === undefined ? state : { ...state, loss: lossAfter(state.loss, missed) };
  for (const transition of transitions) noteEvent(draft, transition, { receivedAt, quality: 'exact' });
}

/** Time has passed; see `tick` of node.offline. */
export function noteTime(draft: CoverDraft, rules: RuleBook, now: number, heartbeatMs: number, link: Listening): void {
  const before = inPresentTime(draft, now);
  const { state, transitions } = tick(rules(draft.before), before, now, heartbeatMs, link);
  draft.state = state;
  for (const transition of transitions) noteEvent(draft, transition, { receivedAt: now, quality: 'exact' });
}
