import { eventId } from '../detect/eventId.ts';
import type { FaultReason } from '../detect/signals/health.ts';
import type { RuleName, Severity, Signal, Transition } from '../detect/types.ts';

/** An event as it was told, or as it would be. Values and times as in the store. */
export interface FoundEvent {
  readonly id: string;
  readonly cover: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly signal: Signal;
  readonly reason: FaultReason | null;
  readonly onset: number;
  readonly raisedAt: number;
  /** null: open at the end of the span */
  readonly clearedAt: number | null;
  readonly value: number | null;
  /** at raising, or over the whole event once it has cleared */
  readonly peak: number | null;
}

/** The events of one cover, made of what its rules tell. */
export interface EventBook {
  note(transitions: readonly Transition[]): void;
  /** in the order in which they were raised */
  all(): readonly FoundEvent[];
}

export function createEventBook(cover: string): EventBook {
  const events = new Map<string, FoundEvent>();

  function note(transition: Transition): void {
    const { rule, kind, severity, signal, reason = null, onset, at, value, peak } = transition;
    const id = eventId(cover, rule, onset);
    const before = events.get(id);
    if (kind === 'raised') {
      // the same onset found twice is the same event
      if (before) return;
      const head = { id, cover, rule, severity, signal, reason };
      events.set(id, { ...head, onset, raisedAt: at, clearedAt: null, value, peak });
    } else if (before?.clearedAt === null) events.set(id, { ...before, clearedAt: at, peak });
  }

  return {
    note: (transitions) => transitions.forEach(note),
    all: () => [...events.values()],
  };
}
