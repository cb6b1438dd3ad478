import { atRest } from '../machine.ts';
import type { CoverState, Rules, Step, Transition } from '../types.ts';

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

const isOffline = (state: CoverState): boolean => state.rules[NAME]?.phase === 'raised';

/**
 * Looks whether a node has been silent for too long; to be called now and then, the interval only bounds how late the
 * event is noticed. The onset is the instant at which the last allowed heartbeat was missed, whenever that is noticed.
 *
 * `heartbeatMs` is the node's own interval, or the configured one; it is used within bounds. `listeningSince` is from
 * when on silence counts: what the gateway could not hear says nothing about the node. A node that was never heard (`heard` 0)
 * is not offline.
 */
export function tick(rules: Rules, state: CoverState, now: number, heartbeatMs: number, listeningSince = 0): Step {
  const rule = rules[NAME];
  if (!rule.enabled || state.heard === 0 || isOffline(state)) return { state, transitions: [] };
  const heartbeat = bounded(heartbeatMs);
  const patience = rule.raise * heartbeat;
  const from = Math.max(state.heard, listeningSince);
  const onset = from + (state.maintenance ? Math.max(patience, LONGEST_MAINTENANCE_MS) : patience);
  if (now < onset) return { state, transitions: [] };
  const value = (now - state.heard) / heartbeat;
  const signal = 'silence';
  const raised = { ...atRest(now), phase: 'raised', onset, peak: value, signal } as const;
  const transition: Transition = {
    rule: NAME,
    kind: 'raised',
    severity: rule.severity,
    signal,
    onset,
    at: now,
    value,
    peak: value,
  };
  return { state: { ...state, rules: { ...state.rules, [NAME]: raised } }, transitions: [transition] };
}

/**
 * A frame of this node was received: call it once for every authentic one, samples or none. Ends node.offline; its
 * peak is the whole silence, in heartbeats.
 */
export function hear(rules: Rules, state: CoverState, receivedAt: number, heartbeatMs: number): Step {
  const rule = rules[NAME];
  const heard = Math.max(state.heard, receivedAt);
  const offline = state.rules[NAME];
  if (offline?.phase !== 'raised' || rule.latching) return { state: { ...state, heard }, transitions: [] };
  const transition: Transition = {
    rule: NAME,
    kind: 'cleared',
    severity: rule.severity,
    signal: offline.signal,
    onset: offline.onset,
    at: receivedAt,
    value: 0,
    peak: (receivedAt - state.heard) / bounded(heartbeatMs),
  };
  return {
    state: { ...state, heard, rules: { ...state.rules, [NAME]: atRest(receivedAt) } },
    transitions: [transition],
  };
}
