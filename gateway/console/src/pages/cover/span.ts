/** Spans that one can choose by a word. */
export const SPANS = ['day', 'week', 'month', 'year'] as const;
export type SpanName = (typeof SPANS)[number];

const DAY_MS = 86_400_000;
const LENGTHS: Readonly<Record<SpanName, number>> = {
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
};

/** What is looked at: one of the spans up to now, or one that was dragged out of it. ms. */
export interface Looked {
  readonly name: SpanName | 'own';
  readonly from: number;
  readonly to: number;
}

/** Ends at a whole minute, so that what is asked for within one is asked for once. */
export function spanUpTo(name: SpanName, now: number): Looked {
  const to = Math.ceil(now / 60_000) * 60_000;
  return { name, from: to - LENGTHS[name], to };
}

/** A pull across a chart that was hardly one is a click. */
const LEAST_MS = 5 * 60_000;

export function spanOf(from: number, to: number): Looked | undefined {
  return to - from < LEAST_MS ? undefined : { name: 'own', from: Math.round(from), to: Math.round(to) };
}
