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
  /** Takes an entry: boots, minutes, trouble, detail. */
  note(numbers: readonly number[]): void;
  /** the numbers of all entries, and what stands behind them */
  numbers(): ArrayLike<number>;
  /** how many numbers there are */
  length(): number;
}

export function createErrorLog(flash: Flash, timers: TimerGroup): ErrorLog {
  const record = createRecord(flash, 'errors', ENTRIES * NUMBERS * 2);
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

  return {
    load() {
      length = Math.max(0, record.load());
    },
    note(numbers) {
      for (let i = bytes.length - 1; i >= NUMBERS * 2; i -= 1) bytes[i] = bytes[i - NUMBERS * 2] as number;
      for (let i = 0; i < NUMBERS; i += 1) putBig(bytes, i * 2, 2, numbers[i] as number);
      length = Math.min(length + NUMBERS * 2, bytes.length);
      unsaved = true;
      if (!pause.waiting()) save();
    },
    numbers() {
      const all = new Uint16Array(ENTRIES * NUMBERS);
      for (let i = 0; i < all.length; i += 1) all[i] = getBig(bytes, i * 2, 2);
      return all;
    },
    length: () => length / 2,
  };
}
