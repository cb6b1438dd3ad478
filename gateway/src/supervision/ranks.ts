/**
 * The value that `share` of all are at or below, by the nearest rank: always one that was measured, and the same whatever the
 * order. `sorted`: ascending. null of none.
 */
function rankAt(sorted: ArrayLike<number>, share: number): number | null {
  if (sorted.length === 0) return null;
  // 0.9 of 10 is 9, whatever the last bit says
  const rank = Math.ceil(Number((share * sorted.length).toFixed(9)));
  return sorted[Math.max(1, rank) - 1] ?? null;
}

/** Numbers that are only ever added; ordered once they are asked for. 8 bytes each. */
export interface Ranks {
  readonly count: () => number;
  add(value: number): void;
  at(share: number): number | null;
}

export function createRanks(): Ranks {
  let values = new Float64Array(8);
  let count = 0;
  let isSorted = true;

  function sorted(): Float64Array {
    const used = values.subarray(0, count);
    if (!isSorted) used.sort();
    isSorted = true;
    return used;
  }

  return {
    count: () => count,
    add(value) {
      if (count === values.length) {
        const more = new Float64Array(count * 2);
        more.set(values);
        values = more;
      }
      values[count] = value;
      count += 1;
      isSorted = false;
    },
    at: (share) => rankAt(sorted(), share),
  };
}
