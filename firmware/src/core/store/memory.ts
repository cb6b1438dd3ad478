import { getBig, KEYS, NO_COUNTER, NONE, putBig, SETTING_COUNT, SETTING_RANGES, TYPE } from '@lidwatch/protocol';
import { elapsedSeconds } from '../common/age.ts';
import type { Flash } from '../hal.ts';
import { createEntry, type Entry, QUEUE_LENGTH, reviveEntry, typeOf } from './queue.ts';
import { createRecord } from './records.ts';

/**
 * The words that a node remembers, by place. Places are never given to another word, and new words go to the end: a
 * firmware reads what an older one stored, and finds its own words of later as they are at first.
 */
export const AT = {
  /** starts, modulo 65,536 */
  boots: 0,
  /** 0: as shipped, asleep until a magnet arms it */
  installed: 1,
  zeroKnown: 2,
  /** the first zero is still to be learned; not so where it was known and lost: a new one could hide a moved cover */
  zeroWanted: 3,
  /** the direction of gravity at the learned zero; 1/8 mg, so that the mean keeps what averaging gained */
  zeroX: 4,
  zeroY: 5,
  zeroZ: 6,
  /** what is abnormal and was alerted: bits of ABNORMAL */
  abnormal: 7,
  /** the last angle alerted, in 0.1 deg, or NONE */
  reported: 8,
  /** minutes of maintenance left; 0: none */
  maintenanceLeft: 9,
  /** minutes after which `maintenanceLeft` is stored again */
  maintenanceStep: 10,
  /** largest downlink counter obeyed, as 32 bits; NO_COUNTER: none */
  downCounter: 11,
  configVersion: 12,
  /** mAh drawn from the cell since it was put in */
  used: 13,
  /** the settings, in the order of their numbers */
  heartbeat: 14,
  tiltTrigger: 15,
  tiltClear: 16,
  waterRaise: 17,
  waterClear: 18,
  waterPeriod: 19,
  waterDatum: 20,
  repeatPeriod: 21,
  impactLevel: 22,
  /** end of the last block of frame counters that was reserved, as 32 bits: it stands by for the record of its own */
  reserved: 23,
} as const;

const WORDS = 24;

/** One integer of 32 bits for each place. */
export type Words = Int32Array & { [N in (typeof AT)[keyof typeof AT]]: number };

/** What can be abnormal. */
export const ABNORMAL = { tilt: 1, hall: 2, water: 4, float: 8 } as const;

/**
 * Everything that outlives a reset, except the frame counter and the error log. It is one record, so that a change of
 * state and the message that tells of it, or a downlink's counter and its effect, are stored together or not at all.
 */
export interface Memory {
  readonly words: Words;
  /** confirmed messages that wait, oldest first; at most QUEUE_LENGTH */
  readonly queue: Entry[];
  /** messages dropped since the start, 0..65535 */
  dropped: number;
}

export interface MemoryStore {
  readonly memory: Memory;
  /** Fills `memory`. Returns false where nothing whole is stored; `memory` is then as shipped. */
  load(now: number): boolean;
  /** Stores `memory` as it is. False: the flash refused, and a reset would bring back the last one stored. */
  commit(now: number): boolean;
}

/** first, age, keys, items of the list, values, list */
const ENTRY_BYTES = 4 + 2 + 1 + 1 + KEYS * 4 + 5 * 4;

/** What tells of this start and no other, or can be asked for again, is not stored. */
function isStored(entry: Entry): boolean {
  const type = typeOf(entry);
  return type !== TYPE.hello && type !== TYPE.log;
}

export function createMemoryStore(flash: Flash): MemoryStore {
  const record = createRecord(flash, 'state', 1 + WORDS * 4 + QUEUE_LENGTH * ENTRY_BYTES);
  const { bytes } = record;
  const words = new Int32Array(WORDS) as unknown as Words;
  const memory: Memory = { words, queue: [], dropped: 0 };
  let at = 0;

  words[AT.reported] = NONE;
  words[AT.downCounter] = NO_COUNTER;
  for (let i = 0; i < SETTING_COUNT; i += 1) words[AT.heartbeat + i] = SETTING_RANGES[i * 3 + 2] as number;

  function put(width: number, value: number): void {
    at = putBig(bytes, at, width, value);
  }

  function get(width: number): number {
    const value = getBig(bytes, at, width);
    at += width;
    return value;
  }

  function putEntry({ first, at: sampled, values, list }: Entry, now: number): void {
    put(4, first);
    put(2, elapsedSeconds(now, sampled));
    put(1, KEYS);
    put(1, list.length);
    for (let i = 0; i < KEYS; i += 1) put(4, values[i] as number);
    for (let i = 0; i < list.length; i += 1) put(4, list[i] as number);
  }

  function getEntry(now: number): Entry {
    const entry = createEntry(TYPE.status, now);
    entry.first = get(4) | 0;
    entry.at = now - get(2) * 1000;
    const keys = get(1);
    const list = new Int16Array(get(1));
    for (let i = 0; i < keys; i += 1) entry.values[i] = get(4);
    for (let i = 0; i < list.length; i += 1) list[i] = get(4);
    entry.list = list;
    return reviveEntry(entry);
  }

  function load(now: number): boolean {
    const length = record.load();
    at = 0;
    if (length <= 0) return false;
    const stored = get(1);
    for (let i = 0; i < stored; i += 1) {
      const value = get(4);
      if (i < WORDS) words[i] = value;
    }
    while (at < length) memory.queue.push(getEntry(now));
    return true;
  }

  function commit(now: number): boolean {
    at = 0;
    put(1, WORDS);
    for (let i = 0; i < WORDS; i += 1) put(4, words[i] as number);
    for (let i = 0; i < memory.queue.length; i += 1) {
      const entry = memory.queue[i] as Entry;
      if (isStored(entry)) putEntry(entry, now);
    }
    return record.save(at);
  }

  return { memory, load, commit };
}
