import { getBig, putBig } from '@lidwatch/protocol';
import type { TimerGroup } from '../common/timer.ts';
import type { Flash } from '../hal.ts';
import { createRecord } from './records.ts';

/** Entries of the ring. */
const ENTRIES = 16;
/** Numbers of an entry: boots, minutes since that start, trouble, detail; 16 bits each. */
const NUMBERS = 4;
const SIZE = ENTRIES * NUMBERS * 2;
/** ms between two writes to the flash: what goes wrong a thousand times an hour must not wear it out. */
const PAUSE = 60000;

/** What went wrong, the newest first; it outlives a reset, and is sent on request. */
export interface ErrorLog {
  load(): void;
  note(boots: number, minutes: number, trouble: number, detail: number): void;
  /** the numbers of all entries */
  numbers(): ArrayLike<number>;
}

export function createErrorLog(flash: Flash, timers: TimerGroup): ErrorLog {
  const record = createRecord(flash, 'errors', SIZE);
  const { bytes } = record;
  const pause = timers.create(save);
  let length = 0;
  let unsaved = false;

  function save(): void {
    if (!unsaved) return;
    unsaved = false;
    record.save(length);
    pause.set(PAUSE);
  }

  function note(boots: number, minutes: number, trouble: number, detail: number): void {
    for (let i = SIZE - 1; i >= NUMBERS * 2; i -= 1) bytes[i] = bytes[i - NUMBERS * 2] as number;
    putBig(bytes, putBig(bytes, putBig(bytes, putBig(bytes, 0, 2, boots), 2, minutes), 2, trouble), 2, detail);
    length = Math.min(length + NUMBERS * 2, SIZE);
    unsaved = true;
    if (!pause.waiting()) save();
  }

  function numbers(): ArrayLike<number> {
    const all = new Uint16Array(length / 2);
    for (let i = 0; i < all.length; i += 1) all[i] = getBig(bytes, i * 2, 2);
    return all;
  }

  return {
    load() {
      length = Math.max(0, record.load());
    },
    note,
    numbers,
  };
}
