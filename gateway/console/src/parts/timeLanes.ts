/** From one time to another, ms; null: it lasts. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

interface Laid<B extends Span> {
  readonly bar: B;
  /** from 0 */
  readonly row: number;
  /** 0..1 of the whole width */
  readonly start: number;
  readonly end: number;
}

/** Of the width: a bar takes so much, however short it was. */
const LEAST = 0.012;

/** Bars of one lane below each other where they would overlap; those that are not in sight are left out. */
export function laidOut<B extends Span>(
  bars: readonly B[],
  from: number,
  to: number,
): { readonly rows: readonly Laid<B>[]; readonly height: number } {
  const ends: number[] = [];
  const rows: Laid<B>[] = [];
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  for (const bar of bars.toSorted((a, b) => a.from - b.from)) {
    const until = bar.to ?? to;
    if (until < from || bar.from > to) continue;
    const start = Math.min(share(bar.from), 1 - LEAST);
    const end = Math.max(share(until), start + LEAST);
    const free = ends.findIndex((taken) => taken <= start);
    const row = free < 0 ? ends.length : free;
    ends[row] = end;
    rows.push({ bar, row, start, end });
  }
  return { rows, height: Math.max(1, ends.length) };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 60 * DAY];
/** So many marks are on an axis at most. */
const MOST = 7;

/** Marks of an axis at whole hours or days of this machine's zone, and how they are written. */
export function ticksOf(
  from: number,
  to: number,
  most = MOST,
): { readonly times: readonly number[]; readonly of: 'time' | 'day' } {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? 60 * DAY;
  const first = new Date(from);
  first.setHours(step < DAY ? first.getHours() - (first.getHours() % (step / HOUR)) : 0, 0, 0, 0);
  const times: number[] = [];
  for (let at = first.getTime(); at <= to; at += step) if (at >= from) times.push(at);
  return { times, of: step < DAY ? 'time' : 'day' };
}
