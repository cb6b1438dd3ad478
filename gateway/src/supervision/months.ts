import { DateTime, IANAZone } from 'luxon';
import type { Span } from './types.ts';

/** `2026-11`: a month of the calendar, in the zone of the supervision. */
export const MONTH = /^(?:20\d\d|2100)-(?:0[1-9]|1[0-2])$/;

export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** From midnight to midnight of a clock on the wall there: a month with a change of the clocks is an hour longer or shorter. */
export function spanOfMonth(month: string, zone: string): Span {
  const first = DateTime.fromISO(`${month}-01T00:00:00`, { zone });
  return { from: first.toMillis(), to: first.plus({ months: 1 }).toMillis() };
}

export function monthOf(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM');
}

/** `by` months later; earlier where it is negative. */
export function monthAfter(month: string, by: number): string {
  return DateTime.fromISO(`${month}-01`, { zone: 'utc' }).plus({ months: by }).toFormat('yyyy-MM');
}

/** The last `count` months up to `last`, the oldest first. */
export function monthsUpTo(last: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => monthAfter(last, i + 1 - count));
}
