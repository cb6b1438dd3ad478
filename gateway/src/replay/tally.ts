/** Why a row or a cell was not used, how often, and the first of them. */
export interface Skip {
  readonly reason: string;
  count: number;
  readonly firstLine: number;
  /** the first cell, as it stands in the file, cut where it is long */
  readonly example: string;
}

export interface Tally {
  add(reason: string, line: number, cell?: string): void;
  /** the most frequent first */
  skips(): readonly Skip[];
}

const MAX_EXAMPLE = 40;

export function createTally(): Tally {
  const byReason = new Map<string, Skip>();
  return {
    add(reason, line, cell = '') {
      const known = byReason.get(reason);
      if (known) known.count += 1;
      else byReason.set(reason, { reason, count: 1, firstLine: line, example: cell.slice(0, MAX_EXAMPLE) });
    },
    skips: () => [...byReason.values()].sort((a, b) => b.count - a.count),
  };
}
