/** Counters by label, as plain numbers: a part counts, /metrics reads. */
export interface Tally<Label extends string = string> {
  add(label: Label, count?: number): void;
  get(label: Label): number;
  entries(): Iterable<readonly [label: Label, count: number]>;
}

export function createTally<Label extends string = string>(): Tally<Label> {
  const counts = new Map<Label, number>();
  return {
    add(label, count = 1) {
      counts.set(label, (counts.get(label) ?? 0) + count);
    },
    get: (label) => counts.get(label) ?? 0,
    entries: () => counts.entries(),
  };
}
