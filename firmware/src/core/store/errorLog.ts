import { getBig, putBig } from '@lidwatch/protocol';
import type { TimerGroup } from '../common/timer.ts';
import type { Flash } from '../hal.ts';
import { createRecord } from './records.ts';

/** Entries of the ring. */
const ENTRIES = 16;
/** Numbers of an entry: boots, minutes since that start, trouble, detail; 16 bits each. */
const NUMBERS = 4;
/** ms between two writes to the flash: what goes wrong a thousand times an hour must not wear it out. */
const PAUSE = 60000;

/** What went wrong, the newest first; it outlives a reset, and is sent on request. */
export interface ErrorLog {
  load(): void;
  note(boots: number, minutes: number, trouble: number, detail: number): void;
  /** the numbers of all entries, and how many of them there are */
  numbers(): ArrayLike<number>;
  length(): number;
}

export function createErrorLog(flash: Flash, timers: TimerGroup): ErrorLog {
  const record = createRecord(flash, 'errors', ENTRIES * NUMBERS * 2);
  const ring = new Uint16Array(ENTRIES * NUMBERS);
  const pause = timers.create(save);
  let length = 0;
  let unsaved = false;

  function save(): void {
    if (!unsaved) return;
    unsaved = false;
    for (let i = 0; i < length; i += 1) putBig(record.bytes, i * 2, 2, ring[i] as number);
    record.save(length * 2);
    pause.set(PAUSE);
  }

  return {
    load() {
      length = Math.max(0, record.load()) / 2;
      for (let i = 0; i < length; i += 1) ring[i] = getBig(record.bytes, i * 2, 2);
    },
    note(boots, minutes, trouble, detail) {
      for (let i = ring.length - 1; i >= NUMBERS; i -= 1) ring[i] = ring[i - NUMBERS] as number;
      ring[0] = boots;
      ring[1] = minutes;
      ring[2] = trouble;
      ring[3] = detail;
      length = Math.min(length + NUMBERS, ring.length);
      unsaved = true;
      if (!pause.waiting()) save();
    },
    numbers: () => new Uint16Array(ring),
    length: () => length,
  };
}
