import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPacketMeter } from '../../../gateway/src/mqtt/packetMeter.ts';

const LARGEST = 20_000;

/** One of any type, with so many bytes behind its head. */
function packet(size: number): Buffer {
  const head = [0x30];
  for (let left = size; head.length === 1 || left > 0; left = Math.floor(left / 128)) {
    head.push((left % 128) | (left >= 128 ? 0x80 : 0));
  }
  return Buffer.concat([Buffer.from(head), Buffer.alloc(size, 0xff)]);
}

/** The bytes in pieces of the given lengths, over and over. */
function* pieces(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const length = lengths[i % lengths.length] ?? 1;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

const sizes = fc.array(fc.oneof(fc.nat(300), fc.nat(40_000)), { maxLength: 6 });
const cuts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 5 });

it('packets that are small enough pass, however the stream is cut, and the first larger one does not', () => {
  fc.assert(
    fc.property(sizes, cuts, (some, lengths) => {
      const packets = some.map(packet);
      const isOver = createPacketMeter(LARGEST);
      const said = [...pieces(Buffer.concat(packets), lengths)].map(isOver);
      expect(said.at(-1) ?? false).toBe(packets.some(({ length }) => length > LARGEST));
    }),
  );
});

it('is told by the head alone, before anything of the packet has come', () => {
  const head = Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]);
  expect(createPacketMeter(LARGEST)(head)).toBe(true);
  const isOver = createPacketMeter(LARGEST);
  expect([...head].map((byte) => isOver(Uint8Array.of(byte)))).toEqual([false, false, false, true, true]);
});

it('any bytes are borne, and a length without end is one that is too large', () => {
  expect(createPacketMeter(2 ** 30)(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80, 1))).toBe(true);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), cuts, (bytes, lengths) => {
      const [whole, cut] = [createPacketMeter(1_000), createPacketMeter(1_000)];
      expect([...pieces(bytes, lengths)].map(cut).at(-1) ?? false).toBe(whole(bytes));
    }),
  );
});
