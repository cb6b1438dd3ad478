import { FLAG, TYPE } from '@lidwatch/protocol';
import { elapsedSeconds } from '../common/age.ts';
import { SERIES_LENGTH } from '../common/series.ts';
import { type Cursor, get8, get16, get32, getSigned16, put8, put16, put32 } from './bytes.ts';
import { createEntry, type Entry, QUEUE_LENGTH, type Queue } from './queue.ts';

/** Bytes of one stored entry. */
const ENTRY_BYTES = 20 + 2 * SERIES_LENGTH;

/** Most bytes of a stored queue. */
export const QUEUE_BYTES = 1 + QUEUE_LENGTH * ENTRY_BYTES;

const NO_FIRST = 0xffffffff;

function putEntry(c: Cursor, e: Entry, now: number): void {
  put8(c, e.type);
  put32(c, e.first < 0 ? NO_FIRST : e.first);
  put8(c, e.code);
  put8(c, e.flags);
  put16(c, elapsedSeconds(now, e.at));
  put8(c, e.seriesKey);
  put8(c, e.period);
  put8(c, e.length);
  for (let i = 0; i < SERIES_LENGTH; i += 1) put16(c, e.series[i] as number);
  put16(c, e.tilt);
  put16(c, e.water);
  put16(c, e.detail);
  put16(c, e.badSetting);
}

/** The time that passed without power is unknown, so from here on the age is a floor, and is marked as one. */
function getEntry(c: Cursor, now: number): Entry {
  const e = createEntry(get8(c), 0, 0, now);
  const first = get32(c);
  e.first = first === NO_FIRST ? -1 : first;
  e.code = get8(c);
  e.flags = get8(c) | FLAG.ageFloor;
  e.at = now - get16(c) * 1000;
  e.seriesKey = get8(c);
  e.period = get8(c);
  const length = get8(c);
  e.length = Math.min(length, SERIES_LENGTH);
  for (let i = 0; i < SERIES_LENGTH; i += 1) e.series[i] = getSigned16(c);
  e.tilt = getSigned16(c);
  e.water = getSigned16(c);
  e.detail = get16(c);
  e.badSetting = getSigned16(c);
  // it has been tried before, for all that is known: but for alerts, what is new since the reset goes ahead of it
  e.tries = 1;
  return e;
}

/** A hello tells of this start and no other, so it is not stored. */
export function putQueue(c: Cursor, queue: Queue, now: number): void {
  const countAt = c.at;
  let count = 0;
  put8(c, 0);
  for (let i = 0; i < queue.entries.length; i += 1) {
    const entry = queue.entries[i] as Entry;
    if (entry.type === TYPE.hello) continue;
    putEntry(c, entry, now);
    count += 1;
  }
  c.bytes[countAt] = count;
}

export function getQueue(c: Cursor, queue: Queue, now: number): void {
  const count = get8(c);
  for (let i = 0; i < count && i < QUEUE_LENGTH; i += 1) queue.entries.push(getEntry(c, now));
}
