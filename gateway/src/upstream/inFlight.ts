/**
 * Which of the entries under way may be crossed off. Receivers acknowledge in any order; the cursor moves over an entry
 * only when everything before it was acknowledged too. Pure bookkeeping, no I/O.
 */
export interface InFlight {
  /** entries sent and not yet covered by the cursor */
  size(): number;
  /** Ids must grow. */
  sent(id: number): void;
  /** Returns the id up to which everything is acknowledged, or undefined where that has not moved. */
  acked(id: number): number | undefined;
}

export function createInFlight(): InFlight {
  /** in order of sending; true: acknowledged, but something before it is not */
  const entries = new Map<number, boolean>();
  return {
    size: () => entries.size,
    sent: (id) => void entries.set(id, false),
    acked(id) {
      if (!entries.has(id)) return undefined;
      entries.set(id, true);
      let reached: number | undefined;
      for (const [oldest, done] of entries) {
        if (!done) break;
        entries.delete(oldest);
        reached = oldest;
      }
      return reached;
    },
  };
}
