import { bytes, roomFor } from './columns.ts';

/** The keys of nodes as they are kept, in clear or wrapped (keys/wrapKey.ts), by slot. */
export interface KeyPool {
  /** a copy: whoever holds it does not hold them all */
  get(slot: number): Uint8Array;
  put(slot: number, key: Uint8Array): void;
}

/** of a key in clear, and the byte that says how long it is */
const FIRST_WIDTH = 17;

export function createKeyPool(): KeyPool {
  let width = FIRST_WIDTH;
  let pool = bytes(0);

  /** Wrapped keys are longer, and where one is, most are. */
  function widen(wanted: number): void {
    const wider = bytes((pool.length / width) * wanted);
    for (let from = 0, to = 0; from < pool.length; from += width, to += wanted) {
      wider.set(pool.subarray(from, from + width), to);
    }
    [pool, width] = [wider, wanted];
  }

  return {
    get(slot) {
      const at = slot * width;
      return pool.slice(at + 1, at + 1 + (pool[at] as number));
    },
    put(slot, key) {
      if (key.length >= width) widen(key.length + 1);
      pool = roomFor(pool, slot, width, bytes);
      pool[slot * width] = key.length;
      pool.set(key, slot * width + 1);
    },
  };
}
