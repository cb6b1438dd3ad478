import { beginMap, putInt, type Writer } from '../cbor/writer.ts';
import { TYPE } from '../fields/codes.ts';
import { KEY } from '../fields/keys.ts';
import { LIMIT, MAX_SERIES } from '../fields/limits.ts';
import { endWithin, NONE, putBounded, putReading, putSeries } from './put.ts';

/** Wire integers; a reading may be NONE. */
export interface AlertState {
  seq: number;
  flags: number;
  trigger: number;
  /** seconds since the newest sample */
  age: number;
  /** seconds between samples */
  period: number;
  /** which signal the series is of: KEY.tiltSeries, KEY.waterSeries, or 0 for none */
  seriesKey: number;
  /** oldest first; a sample may be NONE */
  series: ArrayLike<number>;
  length: number;
  /** the other signal at the newest sample, or NONE; left out where the frame has no room for it */
  tilt: number;
  water: number;
}

/**
 * How many of the newest samples follow each other without a gap. A series has no way to say that a sample is missing,
 * so what lies before a gap stays behind.
 */
function usableSamples(a: AlertState): number {
  if (a.seriesKey === 0) return 0;
  let count = 0;
  while (count < a.length && count < MAX_SERIES && a.series[a.length - 1 - count] !== NONE) count += 1;
  return count;
}

function putSamples(w: Writer, a: AlertState, samples: number): void {
  const from = a.length - samples;
  if (a.seriesKey === KEY.tiltSeries) putSeries(w, a.seriesKey, a.series, from, a.length, 0, LIMIT.tilt);
  else putSeries(w, a.seriesKey, a.series, from, a.length, LIMIT.waterLow, LIMIT.waterHigh);
}

function alertMap(w: Writer, offset: number, limit: number, a: AlertState, samples: number, other: boolean): number {
  beginMap(w, offset);
  putInt(w, KEY.type, TYPE.alert);
  putInt(w, KEY.seq, a.seq & LIMIT.word);
  if (other) {
    putReading(w, KEY.tilt, a.tilt, 0, LIMIT.tilt);
    putReading(w, KEY.water, a.water, LIMIT.waterLow, LIMIT.waterHigh);
  }
  putBounded(w, KEY.flags, a.flags, LIMIT.byte);
  if (a.age > 0) putBounded(w, KEY.age, a.age, LIMIT.word);
  if (samples > 0) {
    if (a.period > 1) putBounded(w, KEY.period, a.period, LIMIT.byte);
    putSamples(w, a, samples);
  }
  putBounded(w, KEY.trigger, a.trigger, LIMIT.byte);
  return endWithin(w, limit);
}

/**
 * Writes an alert into the frame buffer at `offset`. Returns the payload's length, or 0 where not even the bare alert
 * fits. Five samples fit in 36 bytes whatever their values. What has no room stays behind, the least first: the other
 * signal, then the oldest samples. An alert with less is better than none.
 */
export function writeAlert(w: Writer, offset: number, limit: number, a: AlertState): number {
  let samples = usableSamples(a);
  let length = alertMap(w, offset, limit, a, samples, true);
  while (length === 0 && samples >= 0) {
    length = alertMap(w, offset, limit, a, samples, false);
    samples -= 1;
  }
  return length;
}
