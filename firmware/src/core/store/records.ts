import { crc32, getBig, putBig } from '@lidwatch/protocol';
import type { Flash } from '../hal.ts';

/** Nothing was ever stored. */
export const ABSENT = -1;
/** Something was stored, and no copy of it is whole. */
export const DAMAGED = -2;

/**
 * One record kept in two slots, `name0` and `name1`, written in turn:
 *
 *     bytes 0-1 generation | 2-3 length | content | CRC-32 of all before it, big-endian
 *
 * The slot that is not being written stays whole, so a write that a power cut tears leaves the content as it was.
 */
export interface FlashRecord {
  /** the content: filled by `load`, stored by `save` */
  readonly bytes: Uint8Array;
  /** slots that held anything at `load`, 0..2 */
  present: number;
  /** slots that held a whole copy at `load`, 0..2 */
  whole: number;
  /** The length of the newest whole copy, now in `bytes`; or ABSENT, or DAMAGED. */
  load(): number;
  /** Stores the first `length` bytes. False: the flash refused, and the stored content is as before. */
  save(length: number): boolean;
}

const HEAD = 4;
const CRC = 4;

function isWhole(slot: Uint8Array, capacity: number): boolean {
  const end = HEAD + getBig(slot, 2, 2);
  return end <= HEAD + capacity && end + CRC <= slot.length && getBig(slot, end, CRC) === crc32(slot, 0, end);
}

/** Serial number arithmetic (RFC 1982 section 3.2) over 16 bits. */
function isNewer(generation: number, than: number): boolean {
  return ((generation - than) & 65535) < 32768;
}

export function createRecord(flash: Flash, name: string, capacity: number): FlashRecord {
  let current = 1;
  let generation = 0;
  const record = { bytes: new Uint8Array(capacity), present: 0, whole: 0, load, save };

  function load(): number {
    let found: Uint8Array | null = null;
    record.present = 0;
    record.whole = 0;
    for (let slot = 0; slot < 2; slot += 1) {
      const bytes = flash.read(name + slot);
      if (!bytes) continue;
      record.present += 1;
      if (!isWhole(bytes, capacity)) continue;
      record.whole += 1;
      if (found && !isNewer(getBig(bytes, 0, 2), generation)) continue;
      found = bytes;
      generation = getBig(bytes, 0, 2);
      current = slot;
    }
    if (!found) return record.present === 0 ? ABSENT : DAMAGED;
    const length = getBig(found, 2, 2);
    for (let i = 0; i < length; i += 1) record.bytes[i] = found[HEAD + i] as number;
    return length;
  }

  function save(length: number): boolean {
    const slot = 1 - current;
    const next = (generation + 1) & 65535;
    const bytes = new Uint8Array(HEAD + length + CRC);
    putBig(bytes, putBig(bytes, 0, 2, next), 2, length);
    for (let i = 0; i < length; i += 1) bytes[HEAD + i] = record.bytes[i] as number;
    putBig(bytes, HEAD + length, CRC, crc32(bytes, 0, HEAD + length));
    if (!flash.write(name + slot, bytes)) return false;
    current = slot;
    generation = next;
    return true;
  }

  return record;
}
