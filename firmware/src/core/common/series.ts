/** Most samples that an alert carries. Five one-second samples span four seconds: more than the 3 s that rules hold. */
export const SERIES_LENGTH = 5;

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

/**
 * Takes one sample. True where the series now has `wanted` of them: `length` and `values` then hold until the next
 * sample, which starts a new one.
 */
export function collect(s: Series, kind: number, value: number, wanted: number): boolean {
  if (kind !== s.kind) s.length = 0;
  s.kind = kind;
  if (kind === 0) return false;
  s.values[s.length] = value;
  s.length += 1;
  if (s.length < wanted) return false;
  s.kind = 0;
  return true;
}

export function lastOf(s: Series): number {
  return s.values[s.length - 1] as number;
}
