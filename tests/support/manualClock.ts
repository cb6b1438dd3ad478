import type { Clock } from '../../gateway/src/parts/clock.ts';

/** Time that stands until the test moves it. */
export interface ManualClock extends Clock {
  /** Moves time forward; timers run in the order of their instants, those set meanwhile too. */
  advance(ms: number): void;
  /** timers that are set */
  pending(): number;
}

export function createManualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  let order = 0;
  const timers = new Set<{ at: number; order: number; run: () => void }>();

  return {
    now: () => now,
    after(ms, run) {
      order += 1;
      const timer = { at: now + ms, order, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (!due) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
    },
    pending: () => timers.size,
  };
}
