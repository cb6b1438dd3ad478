import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createA02Parser } from '../../firmware/src/drivers/a02yyuwParser.ts';

function frameOf(millimetres: number): number[] {
  const high = millimetres >> 8;
  const low = millimetres & 255;
  return [0xff, high, low, (0xff + high + low) & 255];
}

function parse(...chunks: (readonly number[])[]) {
  const readings: number[] = [];
  const parser = createA02Parser((millimetres) => readings.push(millimetres));
  for (const chunk of chunks) parser.feed(chunk, chunk.length);
  return { readings, discarded: parser.discarded() };
}

const distance = fc.integer({ min: 0, max: 65535 });

describe('the A02YYUW parser', () => {
  it('reads the frame of the data sheet', () => {
    expect(parse([0xff, 0x07, 0xa1, 0xa7])).toEqual({ readings: [1953], discarded: 0 });
  });

  it('reads any distance, 0xff inside the frame too', () => {
    fc.assert(
      fc.property(fc.array(distance), (distances) => {
        expect(parse(distances.flatMap(frameOf))).toEqual({ readings: distances, discarded: 0 });
      }),
    );
  });

  it('means the same however the bytes were cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 60 }), fc.nat(), (bytes, at) => {
        const cut = at % (bytes.length + 1);
        expect(parse(bytes.slice(0, cut), bytes.slice(cut))).toEqual(parse(bytes));
      }),
    );
  });

  it('accounts for any bytes at all: each is part of a frame, discarded, or among the last four', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(255), fc.constant(0xff)), { maxLength: 80 }), (bytes) => {
        const { readings, discarded } = parse(bytes);
        const waiting = bytes.length - readings.length * 4 - discarded;
        expect(waiting).toBeGreaterThanOrEqual(0);
        expect(waiting).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('finds what a search for headers finds, each frame once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(distance.map(frameOf), fc.array(fc.nat(255), { maxLength: 6 }))), (pieces) => {
        const bytes = pieces.flat();
        const found: number[] = [];
        for (let at = 0; at + 4 <= bytes.length; at += 1) {
          const [header = 0, high = 0, low = 0, sum] = bytes.slice(at);
          if (header !== 0xff || ((header + high + low) & 255) !== sum) continue;
          found.push(high * 256 + low);
          at += 3;
        }
        expect(parse(bytes).readings).toEqual(found);
      }),
    );
  });

  it('loses no frame behind a garbled one', () => {
    const garbled = [0xff, 0x07, 0xff, 0x00];
    expect(parse(garbled, frameOf(1234))).toEqual({ readings: [1234], discarded: 4 });
  });

  it('finds its way back after garbage that holds no header', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(254)), distance, (noise, millimetres) => {
        expect(parse(noise, frameOf(millimetres)).readings).toEqual([millimetres]);
      }),
    );
  });
});
