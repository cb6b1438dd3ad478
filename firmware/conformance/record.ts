import { crc32 } from '@lidwatch/protocol';

/** Who the node of the scenario is. */
export const NODE = 0x00c0ffee;
export const KEY_HEX = '4c6964776174636820746573746b6579';

const HEX = '0123456789abcdef';

/** `length` bytes as hex digits. */
export function toHex(bytes: ArrayLike<number>, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] as number;
    text += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
  }
  return text;
}

/** The record with its checksum, as the provisioning tool writes it; `rest` begins with a comma. */
export function withChecksum(rest: string): string {
  const bytes: number[] = [];
  for (let i = 0; i < rest.length; i += 1) bytes.push(rest.charCodeAt(i));
  const crc = crc32(bytes, 0, bytes.length);
  return `{"crc":"${toHex([crc >>> 24, (crc >>> 16) & 255, (crc >>> 8) & 255, crc & 255], 4)}"${rest}`;
}

/** A provisioning record for the node of the scenario. */
export function recordOf(radio: string, fitted = '"water":"a02yyuw","hall":true,"float":false'): string {
  return withChecksum(`,"node":${NODE},"key":"${KEY_HEX}","radio":${radio},${fitted}}`);
}
