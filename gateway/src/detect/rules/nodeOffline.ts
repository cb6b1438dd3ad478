import { isRaised, transitionOf } from '../machine.ts';
import { without } from '../release.ts';
import type { CoverState, Rules, Step } from '../types.ts';

const NAME = 'node.offline';

/**
 * The longest maintenance window that a node can be given (protocol field `minutes`: 10080). A node that fell silent
 * in maintenance is not missed before the window must have ended; it cannot be excused for ever.
 */
export const LONGEST_MAINTENANCE_MS = 10_080 * 60_000;

/**
 * What is used of a heartbeat, in ms, whoever has said it. Under a minute every lost frame would be an alarm; beyond a
 * week, the longest that a node can be told to keep, and a day, a dead node would not be missed for weeks.
 */
export const SHORTEST_HEARTBEAT_MS = 60_000;
export const LONGEST_HEARTBEAT_MS = 8 * 86_400_000;

function bounded(heartbeatMs: number): number {
  return Math.min(Math.max(heartbeatMs, SHORTEST_HEARTBEAT_MS), LONGEST_HEARTBEAT_MS);
}

/**
 * A status is sent once and not again: two in a row are lost on one link in four hundred at 6.5 %, and more often than not
 * at 85 % (facts of the domain): a node is missed when its silence is rarer than this on a link as lossy as its own.
 */
const SURPRISE = 1e-4;
/** However bad its link, a node that was not heard for so many heartbeats is missed. */
const MOST_BEATS = 60;

/**
 * Heartbeats of silence that a node is allowed: those of the rule, and so many more as its link is likely to lose in a
 * row. `raise` is 2.5 and not 2, since a heartbeat may come late.
 */
function patience(raise: number, loss: number): number {
  if (loss <= 0) return raise;
  const inARow = Math.ceil(Math.log(SURPRISE) / Math.log(Math.min(loss, 0.99)));
  return Math.max(raise, Math.min(inARow, MOST_BEATS) + (raise % 1));
}

/** Share of the newest frame in what is known of the loss: some sixty frames are remembered. */
const LEARNS = 1 / 64;
/** A longer gap between two counters is a leap, as at a start of the node: it has lost none of what lies between. */
const LONGEST_GAP = 16;

/** Frames that were lost, where a counter is `missed` further than the one after the last. */
export function lostIn(missed: number): number {
  return missed > LONGEST_GAP ? 0 : missed;
}

/** The loss as it is known once a frame has come whose counter is `missed` further than the one after the last. */
export function lossAfter(loss: number, missed: number): number {
  const kept = (1 - LEARNS) ** lostIn(missed);
  return (1 - (1 - loss) * kept) * (1 - LEARNS);
}

/** What a link heard, when no frame of a node came. */
export interface Listening {
  /** receive time from which on silence counts: what the gateway could not hear says nothing about the node */
  readonly since: number;
  /** share of the frames of all its nodes that it loses */
  readonly loss: number;
}

const ALWAYS: Listening = { since: 0, loss: 0 };

/**
 * Looks whether a node has been silent for too long; to be called now and then, the interval only bounds how late the
 * event is noticed. The onset is the instant at which the last allowed heartbeat was missed, whenever that is noticed.
 *
 * `heartbeatMs` is the node's own interval, or the configured one; it is used within bounds. A node that was never heard
 * (`heard` 0) is not offline.
 */
export function tick(
  rules: Rules,
  state: CoverState,
  now: number,
  heartbeatMs: number,
  link: Listening = ALWAYS,
): Step {
  const rule = rules[NAME];
  // raised, or let go by somebody who knows of the silence: what is next is a frame
  if (!rule.enabled || state.heard === 0 || state.rules[NAME]) return { state, transitions: [] };
  const heartbeat = bounded(heartbeatMs);
  const allowed = patience(rule.raise, Math.max(state.loss, link.loss)) * heartbeat;
  const from = Math.max(state.heard, link.since);
  const onset = from + (state.maintenance ? Math.max(allowed, LONGEST_MAINTENANCE_MS) : allowed);
  if (now < onset) return { state, transitions: [] };
  const value = (now - state.heard) / heartbeat;
  const streak = { since: 0, count: 0, flaps: 0, calmAt: 0 };
  const raised = { ...streak, phase: 'raised', onset, peak: value, signal: 'silence' } as const;
  return {
    state: { ...state, rules: { ...state.rules, [NAME]: raised } },
    transitions: [transitionOf(rule, 'raised', raised, now, value)],
  };
}

/**
 * A frame of this node was received: call it once for every authentic one, samples or none. Ends node.offline; its
 * peak is the whole silence, in heartbeats.
 */
export function hear(rules: Rules, state: CoverState, receivedAt: number, heartbeatMs: number): Step {
  const rule = rules[NAME];
  const heard = Math.max(state.heard, receivedAt);
  const offline = state.rules[NAME];
  if (offline && !isRaised(offline)) return { state: without({ ...state, heard }, NAME), transitions: [] };
  if (!offline || rule.latching) return { state: { ...state, heard }, transitions: [] };
  const whole = { ...offline, peak: (receivedAt - state.heard) / bounded(heartbeatMs) };
  return {
    state: without({ ...state, heard }, NAME),
    transitions: [transitionOf(rule, 'cleared', whole, receivedAt, 0)],
  };
}
