import type { ReplayWindow } from '@lidwatch/protocol';
import { afterClockStep } from '../detect/clockStep.ts';
import { detect } from '../detect/detect.ts';
import { eventId } from '../detect/eventId.ts';
import { detectLate } from '../detect/late.ts';
import { hear, tick } from '../detect/rules/nodeOffline.ts';
import type { CoverState, Transition } from '../detect/types.ts';
import type { Configured } from '../orders/configuration.ts';
import { type Errand, nextDownlink } from '../orders/errand.ts';
import type { Order } from '../orders/order.ts';
import type { CoverRecord, EventChange, Latest, NodeRecord, NodeUpdate, TimeQuality } from '../store/types.ts';
import type { Arrival } from './arrival.ts';
import { type AckRoutes, acksOf, type Downlink, leastCounter } from './downlinks.ts';
import { gatherLate, overtakenIn, type Past } from './lateAlerts.ts';
import type { Note } from './notes.ts';
import type { RuleBook } from './ruleBook.ts';

/** A node as the batch leaves it. The record in the registry stays as it is until the commit. */
export interface NodeDraft {
  readonly before: NodeRecord;
  window: ReplayWindow;
  heartbeatMs: number | undefined;
  link: string | undefined;
  said: Record<string, number | string> | undefined;
  /** frames of it in the batch */
  frames: number;
  /** receive time of its newest frame in the batch */
  heardAt: number;
  /** the way that it came */
  from: string;
  profile: NodeRecord['profile'];
  readonly acks: AckRoutes;
  readonly errandBefore: Errand;
  errand: Errand;
}

/** A cover as the batch leaves it. */
export interface CoverDraft {
  readonly before: CoverRecord;
  state: CoverState;
  readonly arrivals: Arrival[];
  readonly events: EventChange[];
  /** what an operator should be able to count, by kind */
  readonly notes: Note[];
}

export function draftNode(before: NodeRecord, errand: Errand): NodeDraft {
  const { window, heartbeatMs, link } = before;
  const heard = { said: undefined, frames: 0, heardAt: 0, from: '', profile: before.profile };
  return { before, window, heartbeatMs, link, ...heard, acks: new Map(), errandBefore: errand, errand };
}

export function draftCover(before: CoverRecord): CoverDraft {
  return { before, state: before.state, arrivals: [], events: [], notes: [] };
}

function noteEvents(
  draft: CoverDraft,
  transitions: readonly Transition[],
  receivedAt: number,
  quality: TimeQuality,
  late = false,
): void {
  const { cover } = draft.before;
  for (const transition of transitions) {
    const id = eventId(cover, transition.rule, transition.onset);
    draft.events.push({ id, cover, transition, receivedAt, quality, ...(late ? { late } : {}) });
  }
}

function inPresentTime(draft: CoverDraft, now: number): CoverState {
  const state = afterClockStep(draft.state, now);
  if (state !== draft.state) draft.notes.push('clock set back');
  return state;
}

/** An authentic frame came in. */
export function noteHeard(draft: CoverDraft, rules: RuleBook, receivedAt: number, heartbeatMs: number): void {
  const before = inPresentTime(draft, receivedAt);
  const { state, transitions } = hear(rules(draft.before), before, receivedAt, heartbeatMs);
  draft.state = state;
  noteEvents(draft, transitions, receivedAt, 'exact');
}

/** Time has passed; see `tick` of node.offline. */
export function noteTime(
  draft: CoverDraft,
  rules: RuleBook,
  now: number,
  heartbeatMs: number,
  listeningSince: number,
): void {
  const before = inPresentTime(draft, now);
  const { state, transitions } = tick(rules(draft.before), before, now, heartbeatMs, listeningSince);
  draft.state = state;
  noteEvents(draft, transitions, now, 'exact');
}

/** The new state, once everything that arrived together has been put in the order of its event times. */
export function settleCover(draft: CoverDraft, rules: RuleBook, past: Past): CoverRecord {
  const { before, arrivals } = draft;
  const [first] = arrivals;
  if (!first) return { ...before, state: draft.state };
  if (arrivals.length > 1) arrivals.sort((a, b) => a.sample.at - b.sample.at);
  const samples = arrivals.map(({ sample }) => sample);
  const live = detect(rules(before), draft.state, samples);
  noteFound(draft, live.transitions, first);
  const state = settleLate(draft, rules, live.state, past);
  // readings of the future were taken under a clock that has been set back since
  const isAhead = before.latest !== undefined && before.latest.at > state.heard;
  return { ...before, state, latest: latestOf(isAhead ? { ...before.latest, at: 0 } : before.latest, arrivals) };
}

/** The state with what late alerts have brought to light. */
function settleLate(draft: CoverDraft, rules: RuleBook, live: CoverState, past: Past): CoverState {
  const overtaken = overtakenIn(draft.arrivals, draft.state);
  const [first] = overtaken;
  if (!first) return live;
  const late = gatherLate({ ...draft, cover: draft.before.cover }, live, overtaken, past);
  draft.notes.push('late alert');
  if (late.isCut) draft.notes.push('late alert cut');
  const { state, transitions } = detectLate(rules(draft.before), late);
  noteFound(draft, transitions, first, true);
  return state;
}

/** Each transition comes with the frame that brought the sample which made it, or else with `otherwise`. */
function noteFound(draft: CoverDraft, transitions: readonly Transition[], otherwise: Arrival, late = false): void {
  for (const transition of transitions) {
    const { receivedAt, quality } = draft.arrivals.findLast(({ sample }) => sample.at === transition.at) ?? otherwise;
    noteEvents(draft, [transition], receivedAt, quality, late);
  }
}

const READINGS = ['tilt', 'water', 'battery', 'temperature', 'vibration', 'used'] as const;

/** Each reading at its newest; a sample older than the newest so far changes nothing. `arrivals`: oldest first. */
function latestOf(before: Latest | undefined, arrivals: readonly Arrival[]): Latest | undefined {
  let latest: { -readonly [K in keyof Latest]: Latest[K] } | undefined;
  for (const { sample, flags } of arrivals) {
    if (sample.at < (latest?.at ?? before?.at ?? 0)) continue;
    latest ??= { ...before, at: sample.at };
    latest.at = sample.at;
    for (const name of READINGS) {
      const value = sample[name];
      if (value !== undefined) latest[name] = value;
    }
    if (flags !== undefined) latest.flags = flags;
  }
  return latest ?? before;
}

/** A node listens so long behind its frame, ms (firmware/CORE.md, Sending). */
const LISTENS_MS = 3_000;

interface SettledNode {
  readonly update: NodeUpdate;
  /** in the order in which they are to be sent */
  readonly downlinks: readonly Downlink[];
  /** undefined where it is as it was */
  readonly configured: Configured | undefined;
  /** those that have changed */
  readonly orders: readonly Order[];
}

/**
 * The node's new record, with the downlink counters that its acknowledgements use up, and what is to be brought to it:
 * one message behind them, if at `now` it can still be listening on the way on which it was heard last. Under a clock
 * that is wrong nothing is ordered: nobody could say how much of a maintenance window is left.
 */
export function settleNode(draft: NodeDraft, now: number, clockIsWrong: boolean): SettledNode {
  const { before, window, heartbeatMs, link, said, heardAt, from, profile, errandBefore } = draft;
  const down = Math.max(before.down, leastCounter(heardAt));
  const downlinks = [...acksOf(before.node, draft.acks, down)];
  const listens = link !== undefined && now - heardAt < LISTENS_MS;
  const next = listens && !clockIsWrong ? nextDownlink(draft.errand, now) : undefined;
  if (next && link !== undefined) {
    downlinks.push({
      node: before.node,
      counter: down + downlinks.length,
      message: next.message,
      link,
      to: from,
      profile,
    });
  }
  const { configured, orders } = next?.errand ?? draft.errand;
  const node: NodeRecord = { ...before, window, heartbeatMs, link, down: down + downlinks.length };
  return {
    update: said ? { node, said } : { node },
    downlinks,
    configured: configured === errandBefore.configured ? undefined : configured,
    orders: orders.filter((order, i) => order !== errandBefore.orders[i]),
  };
}
