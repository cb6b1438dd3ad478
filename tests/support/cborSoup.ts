import fc from 'fast-check';

/** A CBOR head with any argument in any width, right or wrong: what an attacker would write. */
function head(major: number): fc.Arbitrary<number[]> {
  const top = major << 5;
  return fc.oneof(
    fc.integer({ min: 0, max: 31 }).map((low) => [top | low]),
    fc.integer({ min: 0, max: 255 }).map((n) => [top | 24, n]),
    fc.integer({ min: 0, max: 65535 }).map((n) => [top | 25, n >> 8, n & 255]),
    fc
      .constantFrom([0, 0, 0, 1], [0, 1, 0, 0], [255, 255, 255, 255], [127, 255, 255, 255])
      .map((b) => [top | 26, ...b]),
    fc.constantFrom([0, 0, 0, 0, 0, 0, 0, 1], [255, 255, 255, 255, 255, 255, 255, 255]).map((b) => [top | 27, ...b]),
  );
}

/** Tags that CBOR libraries give a meaning to: dates, big integers, sets, records, bundled strings, packed values. */
const TAGS = [[0xc0], [0xc1], [0xc2], [0xc3], [0xc4], [0xc5], [0xc6], [0xd8, 0x18], [0xd8, 0x33], [0xd8, 0x69]].concat([
  [0xd9, 0x01, 0x00],
  [0xd9, 0x01, 0x02],
  [0xd9, 0xdf, 0xf9],
  [0xd9, 0xdf, 0xfe],
  [0xd9, 0xdf, 0xff],
  [0xd9, 0xe0, 0x00],
  [0xd9, 0xd9, 0xf7],
]);

/** Not-a-numbers, an infinity, undefined, a break, a simple value, indefinite lengths, a dangerous name, bad UTF-8. */
const ODDITIES: readonly number[][] = [
  [0xf9, 0x7e, 0],
  [0xfa, 0x7f, 0x80, 0, 0],
  [0xfb, 0x40, 0x34, 0, 0, 0, 0, 0, 0],
  [0xf7],
  [0xff],
  [0xe0],
  [0x9f],
  [0xbf],
  [0x5f],
  [0x7f],
  [0x69, ...Buffer.from('__proto__')],
  [0x62, 0xc3, 0x28],
];

const piece: fc.Arbitrary<number[]> = fc.oneof(
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(head),
  fc.constantFrom(...TAGS),
  fc.constantFrom(...ODDITIES),
  fc.integer({ min: 0, max: 30 }).map((key) => (key < 24 ? [key] : [24, key])),
);

/** Bytes that look like CBOR, up to 300 of them: a map head of a plausible size, then heads, tags and floats at random. */
export const cborSoup: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.integer({ min: 0xa0, max: 0xbb }), fc.array(piece, { maxLength: 60 }))
  .map(([first, pieces]) => Uint8Array.from([first, ...pieces.flat()].slice(0, 300)));

/** One change to a valid frame: a byte set, inserted, removed, doubled, the tail cut off or repeated. */
export function mutated(frame: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat({ max: Math.max(0, frame.length - 1) });
  const byte = fc.nat({ max: 255 });
  return fc.oneof(
    fc.tuple(at, byte).map(([i, b]) => frame.map((old, j) => (i === j ? b : old))),
    fc.tuple(at, byte).map(([i, b]) => Uint8Array.of(...frame.subarray(0, i), b, ...frame.subarray(i))),
    at.map((i) => Uint8Array.of(...frame.subarray(0, i), ...frame.subarray(i + 1))),
    at.map((i) => frame.slice(0, i)),
    at.map((i) => Uint8Array.of(...frame, ...frame.subarray(i))),
  );
}
