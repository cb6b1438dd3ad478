/** Most samples that an alert carries. Five one-second samples span four seconds: more than the 3 s that rules hold. */
const SERIES_LENGTH = 5;

/**
 * Consecutive samples of one kind: a sample of another kind starts the series anew. Kind 0 means that nothing is being
 * collected.
 */
export interface Series {
  kind: number;
  length: number;
  readonly values: Int16Array;
}

export function createSeries(): Series {
  return { kind: 0, length: 0, values: new Int16Array(SERIES_LENGTH) };
}

export function resetSeries(s: Series): void {
  s.kind = 0;
  s.length = 0;
}

/** Takes one sample. True where the series now has `wanted` of them; the caller uses `values` and resets it. */
export function collect(s: Series, kind: number, value: number, wanted: number = SERIES_LENGTH): boolean {
  if (kind !== s.kind) {
    s.kind = kind;
    s.length = 0;
  }
  if (kind === 0) return false;
  s.values[s.length] = value;
  s.length += 1;
  return s.length === wanted;
}

export function lastOf(s: Series): number {
  return s.values[s.length - 1] as number;
}
