import { crc32 } from '@lidwatch/protocol';
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

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

function isWhole(slot: Uint8Array, capacity: number): boolean {
  if (slot.length < HEAD + CRC) return false;
  const length = word(slot, 2);
  if (length > capacity || HEAD + length + CRC > slot.length) return false;
  const crc = crc32(slot, 0, HEAD + length);
  return word(slot, HEAD + length) === crc >>> 16 && word(slot, HEAD + length + 2) === (crc & 65535);
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
      if (bytes === null) continue;
      record.present += 1;
      if (!isWhole(bytes, capacity)) continue;
      record.whole += 1;
      if (found !== null && !isNewer(word(bytes, 0), generation)) continue;
      found = bytes;
      generation = word(bytes, 0);
      current = slot;
    }
    if (found === null) return record.present === 0 ? ABSENT : DAMAGED;
    const length = word(found, 2);
    for (let i = 0; i < length; i += 1) record.bytes[i] = found[HEAD + i] as number;
    return length;
  }

  function save(length: number): boolean {
    const slot = 1 - current;
    const next = (generation + 1) & 65535;
    const bytes = new Uint8Array(HEAD + length + CRC);
    bytes[0] = next >> 8;
    bytes[1] = next & 255;
    bytes[2] = length >> 8;
    bytes[3] = length & 255;
    for (let i = 0; i < length; i += 1) bytes[HEAD + i] = record.bytes[i] as number;
    const crc = crc32(bytes, 0, HEAD + length);
    for (let i = 0; i < CRC; i += 1) bytes[HEAD + length + i] = (crc >>> (24 - 8 * i)) & 255;
    if (!flash.write(name + slot, bytes)) return false;
    current = slot;
    generation = next;
    return true;
  }

  return record;
}
