import { createDraft, type Draft, FLAG, KEY, TRIGGER, TYPE } from '@lidwatch/protocol';

/** Messages that can wait for their acknowledgement at once. */
export const QUEUE_LENGTH = 8;

/** A confirmed message that waits to be sent or acknowledged. */
export interface Entry extends Draft {
  /** the frame counter set aside for the first sending; its low 16 bits are the message's seq. -1: none yet */
  first: number;
  /** the frame that `first` was set aside for has been sent */
  spent: boolean;
  /** clock time of the newest sample */
  at: number;
  tries: number;
  /** clock time of the next try */
  due: number;
}

export function createEntry(type: number, at: number): Entry {
  const { values, list } = createDraft(type);
  return { values, list, first: -1, spent: false, at, tries: 0, due: at };
}

/**
 * An entry after a reset. The time that passed without power is unknown, so from here on its age is a floor, and is marked
 * as one. It has been tried before, for all that is known: but for alerts, what is new since the reset goes ahead of it.
 */
export function reviveEntry(entry: Entry): Entry {
  const flags = entry.values[KEY.flags] as number;
  if (flags >= 0) entry.values[KEY.flags] = flags | FLAG.ageFloor;
  entry.tries = 1;
  return entry;
}

export function typeOf(entry: Entry): number {
  return entry.values[KEY.type] as number;
}

/** What is dropped first when there is no room: housekeeping, then news of recovery or fault, alarms last. */
function worth(entry: Entry): number {
  if (typeOf(entry) !== TYPE.alert) return 0;
  const trigger = entry.values[KEY.trigger];
  return trigger === TRIGGER.recovered || trigger === TRIGGER.fault ? 1 : 2;
}

/** Adds an entry. Returns the one that had to go for it, which may be the new one itself; null where there was room. */
export function addEntry(queue: Entry[], entry: Entry): Entry | null {
  queue.push(entry);
  if (queue.length <= QUEUE_LENGTH) return null;
  let least = 0;
  // the newest goes only where it is worth less than every other
  for (let i = 1; i < queue.length; i += 1) {
    if (worth(queue[i] as Entry) < worth(queue[least] as Entry)) least = i;
  }
  return queue.splice(least, 1)[0] as Entry;
}

/** Removes the entry that was first sent with these low 16 bits of the counter; null where there is none. */
export function removeSeq(queue: Entry[], seq: number): Entry | null {
  for (let i = 0; i < queue.length; i += 1) {
    const entry = queue[i] as Entry;
    if (entry.first >= 0 && entry.first % 65536 === seq) return queue.splice(i, 1)[0] as Entry;
  }
  return null;
}
