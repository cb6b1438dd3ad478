/** Something that waits for its time. */
export interface Entry {
  at: number;
  /** grows with each entry, so that it is the order of scheduling too */
  handle: number;
  /** undefined: cancelled */
  run: (() => void) | undefined;
  /** of the same millisecond, while it stands in a block */
  next: Entry | undefined;
}

/** What waits, by its handle. */
export interface Register {
  add(at: number, run: () => void): Entry;
  /** The entry of that handle, while it waits. */
  find(handle: number): Entry | undefined;
  /** It is over: the entry will be used again for another. */
  remove(entry: Entry): void;
}

const PLACES = 1024;

/**
 * A handle's low bits are its entry's place, and numbers whose place is taken are passed over. So a handle is found
 * without a map, and nothing is allocated for a wait: a city has tens of thousands of them a day and cover.
 */
export function createRegister(): Register {
  let entries: (Entry | undefined)[] = new Array(PLACES).fill(undefined);
  let mask = PLACES - 1;
  let waiting = 0;
  let handles = 0;
  let spare: Entry | undefined;

  function grow(): void {
    const before = entries;
    entries = new Array(2 * before.length).fill(undefined);
    mask = entries.length - 1;
    for (const entry of before) if (entry) entries[entry.handle & mask] = entry;
  }

  return {
    add(at, run) {
      waiting += 1;
      if (2 * waiting > entries.length) grow();
      do handles += 1;
      while (entries[handles & mask]);
      const entry = spare ?? { at, handle: handles, run, next: undefined };
      spare = entry.next;
      entry.at = at;
      entry.handle = handles;
      entry.run = run;
      entry.next = undefined;
      entries[handles & mask] = entry;
      return entry;
    },
    find(handle) {
      const entry = entries[handle & mask];
      return entry?.handle === handle ? entry : undefined;
    },
    remove(entry) {
      waiting -= 1;
      entries[entry.handle & mask] = undefined;
      entry.run = undefined;
      entry.next = spare;
      spare = entry;
    },
  };
}
