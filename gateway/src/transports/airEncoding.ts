/** How a node writes its frames over a link that carries text as well as bytes: as they are, or as hex digits. */
export type AirEncoding = 'bin' | 'hex';

export interface AirData {
  readonly bytes: Uint8Array;
  readonly encoding: AirEncoding;
}

const HEX = /^(?:[0-9A-Fa-f]{2})+$/;

/**
 * Tells the two apart. No frame starts with the code of a hex digit (sealed ones start with 0x10..0x13, bare ones with
 * 0xa0..0xb7), so data that is hex digits throughout is a frame in hex.
 */
export function fromAir(data: Uint8Array): AirData {
  const text = Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1');
  if (HEX.test(text)) return { bytes: Buffer.from(text, 'hex'), encoding: 'hex' };
  return { bytes: Uint8Array.from(data), encoding: 'bin' };
}

export function toAir(bytes: Uint8Array, encoding: AirEncoding): Uint8Array {
  if (encoding === 'bin') return bytes;
  return Buffer.from(Buffer.from(bytes).toString('hex').toUpperCase(), 'latin1');
}
