import { crc32 } from '@lidwatch/protocol';

/**
 * Who a node is, and what is fitted to it: one record, written once before the node goes under its cover, and read at
 * every start. It is JSON text in ASCII:
 *
 *     {"crc":"xxxxxxxx","node":12648430,"key":"<32 hex digits>","radio":{...},"water":"a02yyuw","hall":true,"float":false}
 *
 * `crc` comes first and has eight hex digits: the CRC-32 of all the text behind it, from the comma to the last brace.
 * A node checks that and nothing else, for a few bytes of code; whether the entries make sense is checked by the tool
 * that writes the record (`build/provision/record.ts`), with every entry present and in this order.
 *
 * Keys are quoted wherever they are used: the build shortens property names, and these stand in a file.
 */
export interface Provision<Radio> {
  /** 1..4294967295 */
  readonly node: number;
  /** the node's own 128-bit key */
  readonly key: string;
  /** what the modem asks for: RylrRadio, RakP2pRadio, LorawanRadio or NbiotRadio */
  readonly radio: Radio;
  /** the water sensor that is fitted */
  readonly water: 'a02yyuw' | 'analog' | 'none';
  readonly hall: boolean;
  readonly float: boolean;
}

/** Name of the record, for Hal.flash. */
export const PROVISION = 'provision';

/** Characters in front of what the checksum is of, and where its digits stand in them. */
const GUARDED = 17;
const DIGITS = 8;

/** Null where there is no record, or one that was not written whole. */
export function readProvision<Radio>(bytes: Uint8Array | null): Provision<Radio> | null {
  // of nothing the CRC is 0, which a short record of zeros would meet
  if (!bytes || bytes.length <= GUARDED) return null;
  let text = '';
  for (let i = 0; i < bytes.length; i += 1) text += String.fromCharCode(bytes[i] as number);
  const whole = parseInt(text.substring(DIGITS, DIGITS + 8), 16) === crc32(bytes, GUARDED, bytes.length);
  return whole ? (JSON.parse(text) as Provision<Radio>) : null;
}

/** The 16 bytes of a key in hex. */
export function keyBytes(hex: string): Uint8Array {
  const key = new Uint8Array(16);
  for (let i = 0; i < 16; i += 1) key[i] = parseInt(hex.substring(i * 2, i * 2 + 2), 16);
  return key;
}
