/** A text of bytes as hex digits. */
export function toHex(bytes: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 1) text += (256 + bytes.charCodeAt(i)).toString(16).substring(1);
  return text;
}

/** A text of bytes, from the digits up to the first that is none. */
export function fromHex(digits: string): string {
  let text = '';
  for (let i = 0; i < digits.length; i += 2) {
    const byte = parseInt(digits.substring(i, i + 2), 16);
    // false for NaN
    if (!(byte >= 0)) break;
    text += String.fromCharCode(byte);
  }
  return text;
}
