import { COUNTER_LIMIT, getBig, putBig } from '@lidwatch/protocol';
import type { Flash } from '../hal.ts';
import { AT, type Words } from './memory.ts';
import { createRecord } from './records.ts';

/** Counters reserved with one write to the flash: a reset wastes at most these. */
export const BLOCK = 64;

/** No counter can be had: the flash refuses to reserve any, or the key has used up all of them. */
export const NO_MORE = -1;

/**
 * The frame counter. It makes the nonce, so it must never repeat under one key, whatever cuts the power: a block is
 * reserved in flash before the first counter of it is used, and a start begins behind everything reserved.
 */
export interface FrameCounter {
  load(): void;
  /** a counter was reserved before this start: the node has been in use */
  used(): boolean;
  /** The next counter, never handed out before; or NO_MORE. */
  take(): number;
  /** the counter that `take` returned last, or NO_MORE */
  last(): number;
  /** a block was reserved that the state does not know of yet: to be stored before a frame of it leaves */
  unstored: boolean;
}

export function createFrameCounter(flash: Flash, words: Words): FrameCounter {
  const record = createRecord(flash, 'counter', 4);
  let next = 0;
  let reserved = 0;
  let last = NO_MORE;

  function load(): void {
    const length = record.load();
    const known = words[AT.reserved] >>> 0;
    // A slot may be a write torn before any of its block was used, or gone bad after its use, or older than what was
    // used, where a file system kept the newer one to itself. Skipping one block is right in all cases. Where both slots
    // are gone, the state tells; where that does not either, silence is better than a nonce used twice.
    next = Math.max(length > 0 ? getBig(record.bytes, 0, 4) : 0, known);
    if (record.present > 0 || known > 0) next += BLOCK;
    if (record.present === 2 && record.whole === 0 && known === 0) next = COUNTER_LIMIT;
    reserved = next;
  }

  function reserve(): boolean {
    putBig(record.bytes, 0, 4, next + BLOCK);
    if (!record.save(4)) return false;
    reserved = next + BLOCK;
    words[AT.reserved] = reserved;
    counter.unstored = true;
    return true;
  }

  function take(): number {
    if (next >= reserved && (next + BLOCK >= COUNTER_LIMIT || !reserve())) return NO_MORE;
    last = next;
    next += 1;
    return last;
  }

  const counter = { load, used: () => record.present > 0, take, last: () => last, unstored: false };
  return counter;
}
