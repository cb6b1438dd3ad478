import { eventId } from '../detect/eventId.ts';
import type { FaultReason } from '../detect/signals/health.ts';
import type { CoverState, RuleName, RuleState, Severity, Signal, Transition } from '../detect/types.ts';

/** One event of a replay, from its onset to its end. Times are ms since 1970. */
export interface ReplayEvent {
  readonly id: string;
  readonly cover: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly signal: Signal;
  readonly onset: number;
  readonly raisedAt: number;
  /** undefined: still raised when the recording ended */
  readonly clearedAt: number | undefined;
  /** when raised, in the rule's unit */
  readonly value: number | null;
  readonly peak: number | null;
  /** node.fault: what is wrong */
  readonly reason?: FaultReason;
}

/** Joins transitions to events. */
export function createEventLog() {
  const open = new Map<string, ReplayEvent>();
  const closed: ReplayEvent[] = [];
  const keyOf = (cover: string, rule: RuleName) => `${rule} ${cover}`;
  return {
    add(cover: string, transition: Transition): void {
      const { rule, kind, severity, signal, onset, at, value, peak, reason } = transition;
      const key = keyOf(cover, rule);
      const before = open.get(key);
      if (kind === 'raised') {
        const id = eventId(cover, rule, onset);
        const raised = { id, cover, rule, severity, signal, onset, raisedAt: at, clearedAt: undefined, value, peak };
        open.set(key, reason === undefined ? raised : { ...raised, reason });
      } else if (before) {
        open.delete(key);
        closed.push({ ...before, clearedAt: at, peak });
      }
    },
    /** What has been raised and has not cleared knows its peak so far only from the rule's state. */
    leaveOpen(cover: string, state: CoverState): void {
      for (const [rule, { peak }] of Object.entries(state.rules) as [RuleName, RuleState][]) {
        const event = open.get(keyOf(cover, rule));
        if (event) open.set(keyOf(cover, rule), { ...event, peak });
      }
    },
    /** in the order of their onsets */
    all(): readonly ReplayEvent[] {
      return [...closed, ...open.values()].sort((a, b) => a.onset - b.onset || a.rule.localeCompare(b.rule));
    },
  };
}

export type EventLog = ReturnType<typeof createEventLog>;
