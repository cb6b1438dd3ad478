/** Counters by label, as plain numbers: a part counts, /metrics reads. */
export interface Tally {
  add(label: string, count?: number): void;
  get(label: string): number;
  entries(): Iterable<readonly [label: string, count: number]>;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add(label, count = 1) {
      counts.set(label, (counts.get(label) ?? 0) + count);
    },
    get: (label) => counts.get(label) ?? 0,
    entries: () => counts.entries(),
  };
}
