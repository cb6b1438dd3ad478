import { type Hear, MEANS } from './dialect.ts';

/** A text of bytes as hex digits. */
export function toHex(bytes: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 1) text += (256 + bytes.charCodeAt(i)).toString(16).substring(1);
  return text;
}

/** Hands on the frame that stands in `digits`, up to the first that is none. */
export function hearHex(digits: string, hear: Hear): number {
  let frame = '';
  for (let i = 0; i < digits.length; i += 2) {
    const byte = parseInt(digits.substring(i, i + 2), 16);
    // false for NaN
    if (!(byte >= 0)) break;
    frame += String.fromCharCode(byte);
  }
  hear(frame);
  return MEANS.nothing;
}

/** Hands on the frame in the last field of `...:...:<hex>`. */
export function hearLast(rest: string, hear: Hear): number {
  const fields = rest.split(':');
  return hearHex(fields[fields.length - 1] as string, hear);
}
