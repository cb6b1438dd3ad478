/** Most samples that an alert carries. Five one-second samples span four seconds: more than the 3 s that rules hold. */
export const SERIES_LENGTH = 5;

/** Samples of one signal, one behind the other. Nothing is added to one that has been handed on: it may be kept. */
export type Series = readonly number[];

/** Consecutive samples of one kind: a sample of another kind starts a new series. */
export interface Collection {
  /** what is being collected for; 0: nothing is */
  kind: number;
  samples: number[];
}

export function createCollection(): Collection {
  return { kind: 0, samples: [] };
}

/** Takes one sample. True where there are `wanted` now: `samples` is theirs, and the next sample starts a new series. */
export function collect(c: Collection, kind: number, value: number, wanted: number): boolean {
  if (kind !== c.kind) c.samples = [];
  c.kind = kind;
  if (kind === 0) return false;
  c.samples.push(value);
  if (c.samples.length < wanted) return false;
  c.kind = 0;
  return true;
}

export function lastOf(series: Series): number {
  return series[series.length - 1] as number;
}
