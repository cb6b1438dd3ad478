import { NONE, TRIGGER, TYPE } from '@lidwatch/protocol';
import { SERIES_LENGTH } from '../common/series.ts';

/** Messages that can wait for their acknowledgement at once. */
export const QUEUE_LENGTH = 8;

/** A confirmed message that waits to be sent or acknowledged. */
export interface Entry {
  type: number;
  /** the frame counter set aside for the first sending; its low 16 bits are the message's seq. -1: none yet */
  first: number;
  /** the frame that `first` was set aside for has been sent */
  spent: boolean;
  /** alert: trigger. report: result. maintenance: action. hello: cause */
  code: number;
  /** FLAG bits when the message was made */
  flags: number;
  /** clock time of the newest sample */
  at: number;
  /** alert: which signal `series` is of, as AlertState.seriesKey */
  seriesKey: number;
  period: number;
  length: number;
  readonly series: Int16Array;
  tilt: number;
  water: number;
  /** report: configVersion. maintenance: minutes */
  detail: number;
  badSetting: number;
  tries: number;
  /** clock time of the next try */
  due: number;
}

export function createEntry(type: number, code: number, flags: number, at: number): Entry {
  return {
    type,
    first: -1,
    spent: false,
    code,
    flags,
    at,
    seriesKey: 0,
    period: 1,
    length: 0,
    series: new Int16Array(SERIES_LENGTH),
    tilt: NONE,
    water: NONE,
    detail: 0,
    badSetting: NONE,
    tries: 0,
    due: at,
  };
}

/** Bounded, oldest first. Plain enough to be stored whole with every change. */
export interface Queue {
  readonly entries: Entry[];
  /** dropped since the start, 0..65535 */
  dropped: number;
}

export function createQueue(): Queue {
  return { entries: [], dropped: 0 };
}

/** What is dropped first when there is no room: housekeeping, then news of recovery or fault, alarms last. */
function worth(entry: Entry): number {
  if (entry.type !== TYPE.alert) return 0;
  return entry.code === TRIGGER.recovered || entry.code === TRIGGER.fault ? 1 : 2;
}

function countDrop(queue: Queue): void {
  if (queue.dropped < 65535) queue.dropped += 1;
}

/** Adds an entry. Returns the one that had to go for it, which may be the new one itself; null where there was room. */
export function addEntry(queue: Queue, entry: Entry): Entry | null {
  const entries = queue.entries;
  if (entries.length < QUEUE_LENGTH) {
    entries.push(entry);
    return null;
  }
  let least = 0;
  for (let i = 1; i < entries.length; i += 1) {
    if (worth(entries[i] as Entry) < worth(entries[least] as Entry)) least = i;
  }
  const victim = entries[least] as Entry;
  countDrop(queue);
  if (worth(entry) < worth(victim)) return entry;
  entries.splice(least, 1);
  entries.push(entry);
  return victim;
}

/** Removes the entry that was first sent with these low 16 bits of the counter; null where there is none. */
export function removeSeq(queue: Queue, seq: number): Entry | null {
  const entries = queue.entries;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i] as Entry;
    if (entry.first >= 0 && entry.first % 65536 === seq) {
      entries.splice(i, 1);
      return entry;
    }
  }
  return null;
}

/** Gives an entry up unacknowledged, and counts it. */
export function dropEntry(queue: Queue, entry: Entry): void {
  const at = queue.entries.indexOf(entry);
  if (at < 0) return;
  queue.entries.splice(at, 1);
  countDrop(queue);
}
