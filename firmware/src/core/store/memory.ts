import { NO_COUNTER, NONE, type Settings } from '@lidwatch/protocol';
import type { Flash } from '../hal.ts';
import { type Cursor, get8, get16, get32, getSigned16, put8, put16, put32 } from './bytes.ts';
import { createQueue, type Queue } from './queue.ts';
import { getQueue, putQueue, QUEUE_BYTES } from './queueRecord.ts';
import { createRecord } from './records.ts';
import { defaultSettings, getSettings, putSettings } from './settings.ts';

/**
 * Everything that outlives a reset, except the frame counter. It is one record, so that a change of state and the
 * message that tells of it, or a downlink's counter and its effect, are stored together or not at all.
 */
export interface Memory {
  /** false: as shipped, asleep until a magnet arms it */
  installed: boolean;
  boots: number;
  /** the first zero is still to be learned; not so where it was known and lost: a new one could hide a moved cover */
  zeroWanted: boolean;
  zeroKnown: boolean;
  /** the direction of gravity at the learned zero; 1/8 mg, so that the mean keeps what averaging gained */
  readonly zero: [number, number, number];
  /** what is abnormal and was alerted: bits of ABNORMAL */
  abnormal: number;
  /** the last angle alerted, in 0.1 deg, or NONE */
  reported: number;
  /** minutes of maintenance left; 0: none */
  maintenanceLeft: number;
  /** minutes after which `maintenanceLeft` is stored again */
  maintenanceStep: number;
  /** largest downlink counter obeyed, or NO_COUNTER */
  downCounter: number;
  configVersion: number;
  readonly settings: Settings;
  readonly queue: Queue;
}

/** What can be abnormal. */
export const ABNORMAL = { tilt: 1, hall: 2, water: 4, float: 8 } as const;

const LAYOUT = 1;
const FIXED_BYTES = 23 + 18;
const NO_DOWNLINK = 0xffffffff;

export interface MemoryStore {
  readonly memory: Memory;
  /** Fills `memory`. Returns false where nothing whole is stored; `memory` is then as shipped. */
  load(now: number): boolean;
  /** Stores `memory` as it is. False: the flash refused, and a reset would bring back the last one stored. */
  commit(now: number): boolean;
}

function createMemory(): Memory {
  return {
    installed: false,
    boots: 0,
    zeroWanted: false,
    zeroKnown: false,
    zero: [0, 0, 0],
    abnormal: 0,
    reported: NONE,
    maintenanceLeft: 0,
    maintenanceStep: 0,
    downCounter: NO_COUNTER,
    configVersion: 0,
    settings: defaultSettings(),
    queue: createQueue(),
  };
}

function putMemory(c: Cursor, m: Memory, now: number): void {
  put8(c, LAYOUT);
  put8(c, (m.installed ? 1 : 0) | (m.zeroKnown ? 2 : 0) | (m.zeroWanted ? 4 : 0));
  put16(c, m.boots);
  put16(c, m.zero[0]);
  put16(c, m.zero[1]);
  put16(c, m.zero[2]);
  put8(c, m.abnormal);
  put16(c, m.reported);
  put16(c, m.maintenanceLeft);
  put16(c, m.maintenanceStep);
  put32(c, m.downCounter === NO_COUNTER ? NO_DOWNLINK : m.downCounter);
  put16(c, m.configVersion);
  putSettings(c, m.settings);
  putQueue(c, m.queue, now);
}

function getMemory(c: Cursor, m: Memory, now: number): void {
  const bits = get8(c);
  m.installed = (bits & 1) !== 0;
  m.zeroKnown = (bits & 2) !== 0;
  m.zeroWanted = (bits & 4) !== 0;
  m.boots = get16(c);
  m.zero[0] = getSigned16(c);
  m.zero[1] = getSigned16(c);
  m.zero[2] = getSigned16(c);
  m.abnormal = get8(c);
  m.reported = getSigned16(c);
  m.maintenanceLeft = get16(c);
  m.maintenanceStep = get16(c);
  const downCounter = get32(c);
  m.downCounter = downCounter === NO_DOWNLINK ? NO_COUNTER : downCounter;
  m.configVersion = get16(c);
  getSettings(c, m.settings);
  getQueue(c, m.queue, now);
}

export function createMemoryStore(flash: Flash): MemoryStore {
  const record = createRecord(flash, 'state', FIXED_BYTES + QUEUE_BYTES);
  const memory = createMemory();

  function load(now: number): boolean {
    const length = record.load();
    const c: Cursor = { bytes: record.bytes, at: 0 };
    if (length < FIXED_BYTES || get8(c) !== LAYOUT) return false;
    getMemory(c, memory, now);
    return true;
  }

  function commit(now: number): boolean {
    const c: Cursor = { bytes: record.bytes, at: 0 };
    putMemory(c, memory, now);
    return record.save(c.at);
  }

  return { memory, load, commit };
}
