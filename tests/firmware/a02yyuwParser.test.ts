import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createA02Parser } from '../../firmware/src/drivers/a02yyuwParser.ts';

function frameOf(millimetres: number): number[] {
  const high = millimetres >> 8;
  const low = millimetres & 255;
  return [0xff, high, low, (0xff + high + low) & 255];
}

function parse(...chunks: (readonly number[])[]): number[] {
  const readings: number[] = [];
  const feed = createA02Parser((millimetres) => readings.push(millimetres));
  for (const chunk of chunks) feed(chunk, chunk.length);
  return readings;
}

const distance = fc.integer({ min: 0, max: 65535 });

describe('the A02YYUW parser', () => {
  it('reads the frame of the data sheet', () => {
    expect(parse([0xff, 0x07, 0xa1, 0xa7])).toEqual([1953]);
  });

  it('reads any distance, 0xff inside the frame too', () => {
    fc.assert(
      fc.property(fc.array(distance), (distances) => {
        expect(parse(distances.flatMap(frameOf))).toEqual(distances);
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
        expect(parse(bytes)).toEqual(found);
      }),
    );
  });

  it('loses no frame behind a garbled one', () => {
    const garbled = [0xff, 0x07, 0xff, 0x00];
    expect(parse(garbled, frameOf(1234))).toEqual([1234]);
  });

  it('takes no byte for part of two frames', () => {
    expect(parse([0xff, 0xff, 0x01, 0xff, 0xff])).toEqual([0xff01]);
  });

  it('finds its way back after garbage that holds no header', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(254)), distance, (noise, millimetres) => {
        expect(parse(noise, frameOf(millimetres))).toEqual([millimetres]);
      }),
    );
  });
});
