import type { Stream } from '../random/stream.ts';

/** A figure that nature varies: uniform between two ends, or log-normal through its median and 95th percentile. */
type Draw =
  | { readonly least: number; readonly most: number }
  | { readonly p50: number; readonly p95: number; readonly least: number; readonly most: number };

/** A figure that is decided, or drawn anew each time. */
export type Amount = number | Draw;

/** standard normal, 95th percentile */
const Z95 = 1.645;

/** Decides an amount. One that is decided already takes nothing from the stream. */
export function drawn(amount: Amount, random: Stream): number {
  if (typeof amount === 'number') return amount;
  const { least, most } = amount;
  if (!('p50' in amount)) return random.between(least, most);
  const { p50, p95 } = amount;
  const value = p50 * Math.exp((Math.log(p95 / p50) / Z95) * random.normal());
  return Math.min(most, Math.max(least, value));
}

/** What it is in the middle: for whoever wants a figure before any seed is known. */
export function middle(amount: Amount): number {
  if (typeof amount === 'number') return amount;
  return 'p50' in amount ? amount.p50 : (amount.least + amount.most) / 2;
}
