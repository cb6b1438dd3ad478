import {
  type Ccm,
  type Direction,
  expandCounter,
  type Header,
  openFrame,
  readHeader,
  sealFrame,
} from '@lidwatch/protocol';
import { toHex } from '../record.ts';

/** A frame of shared-protocol/vectors: key and frame as hex digits, and the counter that it was sealed with. */
export type PlainVector = readonly [key: string, hex: string, node: number, counter: number];

function toBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = parseInt(hex.substring(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** What a cipher makes of a frame: why it is refused, or its payload, and the frame that the payload is sealed to again. */
function tryVector(ccm: Ccm, frame: Uint8Array, node: number, counter: number): string {
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
  if (!readHeader(frame, frame.length, header)) return 'no header';
  const length = openFrame(
    ccm,
    frame,
    frame.length,
    header,
    header.full ? counter : expandCounter(counter, header.counter),
  );
  if (length < 0) return 'refused';
  const again = new Uint8Array(frame.length);
  const payload = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) payload[i] = again[header.length + i] = frame[header.length + i] as number;
  const sealed = sealFrame(ccm, again, header.direction as Direction, node, counter, header.full, length);
  return `${toHex(payload, length)} ${toHex(again, sealed)}`;
}

/** Prints a line for each vector. */
export function tryVectors(
  vectors: readonly PlainVector[],
  createCipher: (key: Uint8Array) => Ccm,
  print: (line: string) => void,
): void {
  for (let i = 0; i < vectors.length; i += 1) {
    const [key, hex, node, counter] = vectors[i] as PlainVector;
    print(`vector ${i} ${tryVector(createCipher(toBytes(key)), toBytes(hex), node, counter)}`);
  }
}
