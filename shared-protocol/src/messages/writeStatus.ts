import { beginMap, putInt, type Writer } from '../cbor/writer.ts';
import { KEY } from '../fields/keys.ts';
import { LIMIT } from '../fields/limits.ts';
import { endWithin, putBounded, putCount, putReading } from './put.ts';

/** Wire integers; a reading may be NONE. */
export interface StatusState {
  seq: number;
  flags: number;
  battery: number;
  temperature: number;
  tilt: number;
  water: number;
  vibration: number;
  impacts: number;
  wakes: number;
  dropped: number;
}

function statusMap(w: Writer, offset: number, limit: number, s: StatusState, withWakes: boolean): number {
  beginMap(w, offset);
  putInt(w, KEY.seq, s.seq & LIMIT.word);
  putReading(w, KEY.battery, s.battery, 0, LIMIT.byte);
  putReading(w, KEY.temperature, s.temperature, LIMIT.temperatureLow, LIMIT.temperatureHigh);
  putReading(w, KEY.tilt, s.tilt, 0, LIMIT.tilt);
  putReading(w, KEY.water, s.water, LIMIT.waterLow, LIMIT.waterHigh);
  putReading(w, KEY.vibration, s.vibration, 0, LIMIT.byte);
  putBounded(w, KEY.flags, s.flags, LIMIT.byte);
  putCount(w, KEY.impacts, s.impacts);
  if (withWakes) putCount(w, KEY.wakes, s.wakes);
  putCount(w, KEY.dropped, s.dropped);
  return endWithin(w, limit);
}

/**
 * Writes a status into the frame buffer at `offset`, straight from the node's state. Returns the payload's length, or 0
 * where it passes `limit` bytes or the buffer. All counters at their largest pass 36 bytes by two: then `wakes`, the
 * least of them, stays behind.
 */
export function writeStatus(w: Writer, offset: number, limit: number, s: StatusState): number {
  return statusMap(w, offset, limit, s, true) || statusMap(w, offset, limit, s, false);
}
