import {
  accept,
  BAD_TAG,
  createAes128,
  createCcm,
  DOWN,
  EMPTY_WINDOW,
  openFrame,
  readHeader,
  UP,
} from '@lidwatch/protocol';
import {
  createNodeCcm,
  decodeMessage,
  messageToJson,
  openUplink,
  REJECTIONS,
  type RejectionCode,
} from '@lidwatch/protocol/gateway';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../support/hex.ts';
import { committedVectors, isSealedVector, type SealedVector, type Vector } from '../support/vectors.ts';

const vectors = committedVectors();
const sealedUp = vectors.filter(isSealedVector).filter(({ direction }) => direction === 'up');
const sealedDown = vectors.filter(isSealedVector).filter(({ direction }) => direction === 'down');

function receive(vector: SealedVector): ReturnType<typeof openUplink> {
  const window = (vector.accepted ?? []).reduce(accept, EMPTY_WINDOW);
  const find = (node: number) =>
    node === vector.node ? { ccm: createNodeCcm(fromHex(vector.key)), window } : undefined;
  return openUplink(fromHex(vector.hex), find);
}

function expectDecoded(vector: Vector, payload: Uint8Array): void {
  const decoded = decodeMessage(payload, vector.direction === 'up' ? UP : DOWN);
  if (vector.reject !== undefined) {
    expect(decoded).toMatchObject({ ok: false, code: vector.reject });
    return;
  }
  expect(decoded).toMatchObject({ ok: true });
  if (decoded.ok) expect(messageToJson(decoded.message)).toEqual(vector.message);
}

test.each(vectors.filter(({ profile }) => profile === 'bare'))('bare, $file: $name', (vector) => {
  expectDecoded(vector, fromHex(vector.hex));
});

test.each(sealedUp)('sealed, up, $file: $name', (vector) => {
  const opened = receive(vector);
  if (!opened.ok) {
    expect(opened.code).toBe(vector.reject);
    return;
  }
  expect(opened.node).toBe(vector.node);
  expect(opened.counter).toBe(vector.counter);
  expect(toHex(opened.payload)).toBe(vector.payload);
  expect(receive({ ...vector, accepted: [...(vector.accepted ?? []), opened.counter] })).toMatchObject({
    code: 'replayed',
  });
  expectDecoded(vector, opened.payload);
});

test.each(sealedDown)('sealed, down, $file: $name', (vector) => {
  const frame = fromHex(vector.hex);
  const header = { direction: -1, node: -1, counter: -1, full: false, length: 0 };
  expect(readHeader(frame, frame.length, header)).toBe(true);
  expect(header).toMatchObject({ direction: DOWN, node: vector.node, counter: vector.counter % 65536 });
  const ccm = createCcm(createAes128(fromHex(vector.key)));
  const length = openFrame(ccm, frame, frame.length, header, vector.counter);
  expect(length).not.toBe(BAD_TAG);
  const payload = frame.subarray(header.length, header.length + length);
  expect(toHex(payload)).toBe(vector.payload);
  expectDecoded(vector, payload);
});

describe('the rejection codes', () => {
  test('each has a vector, but for those that only a gateway can tell: who is known, and for whom a link vouches', () => {
    const covered = new Set(vectors.map(({ reject }) => reject));
    const missing = (Object.keys(REJECTIONS) as RejectionCode[]).filter((code) => !covered.has(code));
    expect(missing).toEqual(['unknown-node', 'wrong-profile']);
  });

  test('unknown-node', () => {
    const [first] = sealedUp;
    if (!first) throw new Error('no sealed vector');
    expect(receive({ ...first, node: first.node + 1 })).toMatchObject({ code: 'unknown-node' });
  });
});
