import {
  createAes128,
  createCcm,
  type Direction,
  type Header,
  openFrame,
  readHeader,
  sealFrame,
} from '@lidwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptAes } from '../../firmware/conformance/parts/fakeAes.ts';
import type { EspruinoAes } from '../../firmware/src/boards/espruino/api.ts';
import { createNativeCcm } from '../../firmware/src/boards/espruino/nativeCcm.ts';
import { engineAes } from '../support/engineAes.ts';
import { acceptedPayload, committedVectors, isSealedVector } from '../support/vectors.ts';

/** Two models of the engine's AES, by node:crypto and by the portable cipher, and the cipher over each. */
const MODELS = { 'node:crypto': engineAes, 'the portable cipher': { encrypt: encryptAes } as unknown as EspruinoAes };

const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
const nonce = fc.uint8Array({ minLength: 13, maxLength: 13 });
const header = fc.uint8Array({ minLength: 1, maxLength: 30 });
const payload = fc.uint8Array({ maxLength: 200 });

describe.each(Object.entries(MODELS))('CCM over the AES of the engine, as %s has it', (_name, aes) => {
  it('seals and opens every frame as the portable cipher does', () => {
    fc.assert(
      fc.property(key, nonce, header, payload, (k, n, head, body) => {
        const portable = createCcm(createAes128(k));
        const native = createNativeCcm(aes, k);
        const expected = new Uint8Array(head.length + body.length + 8);
        expected.set(head);
        expected.set(body, head.length);
        const found = expected.slice();
        expect(native.seal(n, found, head.length, body.length)).toBe(
          portable.seal(n, expected, head.length, body.length),
        );
        expect(found).toEqual(expected);
        expect(native.open(n, found, head.length, found.length)).toBe(body.length);
        expect(found.subarray(head.length, head.length + body.length)).toEqual(body);
      }),
    );
  });

  it('refuses every frame of which a bit was changed, and what is too short for a tag', () => {
    fc.assert(
      fc.property(key, nonce, header, payload, fc.nat(), (k, n, head, body, where) => {
        const native = createNativeCcm(aes, k);
        const frame = new Uint8Array(head.length + body.length + 8);
        frame.set(head);
        frame.set(body, head.length);
        native.seal(n, frame, head.length, body.length);
        const bit = where % (frame.length * 8);
        frame[bit >> 3] = (frame[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(native.open(n, frame, head.length, frame.length)).toBe(-1);
        expect(native.open(n, frame, head.length, head.length + 7)).toBe(-1);
      }),
    );
  });

  it('opens every vector to the same end, and seals the accepted ones to the same bytes', () => {
    const vectors = committedVectors().filter(isSealedVector);
    expect(vectors.length).toBeGreaterThan(10);
    for (const vector of vectors) {
      const secret = Buffer.from(vector.key, 'hex');
      const opened = [createCcm(createAes128(secret)), createNativeCcm(aes, secret)].map((ccm) => {
        const frame = new Uint8Array(Buffer.from(vector.hex, 'hex'));
        const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
        if (!readHeader(frame, frame.length, header)) return 'no header';
        const length = openFrame(ccm, frame, frame.length, header, vector.counter);
        if (length < 0) return length;
        const body = frame.slice(header.length, header.length + length);
        const again = new Uint8Array(frame.length);
        again.set(body, header.length);
        sealFrame(ccm, again, header.direction as Direction, vector.node, vector.counter, header.full, length);
        return [Buffer.from(body).toString('hex'), Buffer.from(again).toString('hex')];
      });
      expect(opened[1], vector.name).toEqual(opened[0]);
      const payload = acceptedPayload(vector);
      if (payload !== undefined) expect(opened[1], vector.name).toEqual([payload, vector.hex]);
    }
  });
});

describe('the engine without memory for the result', () => {
  it('ends in an exception, never in a payload sent as it is', () => {
    const broken = createNativeCcm({ encrypt: () => undefined as unknown as ArrayBuffer }, new Uint8Array(16));
    const frame = new Uint8Array(40);
    expect(() => broken.seal(new Uint8Array(13), frame, 7, 20)).toThrow();
  });
});
