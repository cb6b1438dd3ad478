/** Which row of the columns belongs to a key. Keys come and go; a row that is free is used again. */
export interface Slots<Key> {
  /** undefined where the key has none */
  of(key: Key): number | undefined;
  /** the slot of a key, a new one where it had none */
  take(key: Key): number;
  free(key: Key): void;
  /** undefined where the slot is free */
  key(slot: number): Key | undefined;
  /** slots that were ever in use: every slot is below it */
  end(): number;
  /** All keys are about to be taken anew: those that were not when the answer is called are freed. */
  beginAnew(): () => void;
}

/** As many as two of the largest batches. */
const LATELY = 4_096;

export function createSlots<Key>(): Slots<Key> {
  const slots = new Map<Key, number>();
  const keys: (Key | undefined)[] = [];
  const unused: number[] = [];
  /** keys that were asked for last: the batch that asks for one asks again, and all of a city are not at hand */
  let lately = new Map<Key, number>();
  let unseen: Uint8Array | undefined;

  function free(key: Key): void {
    const slot = slots.get(key);
    if (slot === undefined) return;
    slots.delete(key);
    lately.delete(key);
    keys[slot] = undefined;
    unused.push(slot);
  }

  return {
    of(key) {
      const known = lately.get(key);
      if (known !== undefined) return known;
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      if (lately.size >= LATELY) lately = new Map();
      lately.set(key, slot);
      return slot;
    },
    take(key) {
      const known = slots.get(key);
      const slot = known ?? unused.pop() ?? keys.length;
      if (known === undefined) {
        slots.set(key, slot);
        keys[slot] = key;
      }
      if (unseen && slot < unseen.length) unseen[slot] = 0;
      return slot;
    },
    free,
    key: (slot) => keys[slot],
    end: () => keys.length,
    beginAnew() {
      unseen = new Uint8Array(keys.length).fill(1);
      return () => {
        unseen?.forEach((is, slot) => {
          const key = keys[slot];
          if (is === 1 && key !== undefined) free(key);
        });
        unseen = undefined;
      };
    },
  };
}
