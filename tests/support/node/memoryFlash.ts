import type { Flash } from '@lidwatch/firmware';

/** Thrown through the core where the power is cut in the middle of a write. */
export class PowerCut extends Error {}

export interface MemoryFlash extends Flash {
  readonly records: Map<string, Uint8Array>;
  /** writes so far, torn and refused ones included */
  writes: number;
  /**
   * The write with this number (from 1) is torn: `kept` bytes of it arrive, the next one is spoilt, what follows it stays
   * as it was; PowerCut.
   */
  tearAt: number;
  kept: number;
  /** the torn write happens to be whole: what was left of the old record is what the rest would have written */
  tornWhole: boolean;
  /** every write is refused */
  broken: boolean;
}

export function createMemoryFlash(): MemoryFlash {
  const records = new Map<string, Uint8Array>();

  function tear(name: string, bytes: Uint8Array, kept: number): void {
    const old = records.get(name) ?? new Uint8Array(0);
    const torn = new Uint8Array(Math.max(Math.min(kept, bytes.length), old.length)).fill(255);
    torn.set(old);
    torn.set(bytes.subarray(0, kept));
    const hit = bytes[kept];
    if (hit !== undefined) torn[kept] = ~hit;
    records.set(name, torn);
    flash.tornWhole = bytes.every((byte, i) => torn[i] === byte);
  }

  const flash: MemoryFlash = {
    records,
    writes: 0,
    tearAt: 0,
    kept: 0,
    tornWhole: false,
    broken: false,
    read: (name) => {
      const bytes = records.get(name);
      return bytes ? Uint8Array.from(bytes) : null;
    },
    write(name, bytes) {
      flash.writes += 1;
      if (flash.writes === flash.tearAt) {
        tear(name, bytes, flash.kept);
        throw new PowerCut(`write ${flash.writes} of ${name}`);
      }
      if (flash.broken) return false;
      records.set(name, Uint8Array.from(bytes));
      return true;
    },
  };
  return flash;
}
