import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { parseQuantity } from '../config/quantity.ts';

/** `7d`: so long ago; or an instant. Without an offset of its own it is in UTC, or in the zone of this machine with --local. */
export type GivenTime = { readonly ago: number } | { readonly text: string };

export function parseGivenTime(text: string): GivenTime {
  const span = parseQuantity(text, ['time']);
  if (span.ok && span.value >= 0) return { ago: span.value };
  if (DateTime.fromISO(text.replace(' ', 'T')).isValid) return { text };
  throw new InvalidArgumentError('a time is needed, such as 7d (so long ago), 2026-11-01 or 2026-11-01T06:30Z.');
}

export function instantOf(given: GivenTime, now: number, local: boolean): number {
  if ('ago' in given) return now - given.ago;
  return DateTime.fromISO(given.text.replace(' ', 'T'), { zone: local ? 'local' : 'utc' }).toMillis();
}

/** `2026-11-01 06:30:00Z`, or with the offset of this machine's zone at that time: `2026-11-01 07:30:00+01:00`. */
export function formatInstant(at: number, local: boolean): string {
  const time = DateTime.fromMillis(at, { zone: local ? 'local' : 'utc' });
  return time.toFormat(local ? 'yyyy-MM-dd HH:mm:ssZZ' : "yyyy-MM-dd HH:mm:ss'Z'");
}
