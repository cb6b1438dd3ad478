import { createAes128, createCcm, EMPTY_WINDOW, payloadOffset, sealFrame, UP } from '@lidwatch/protocol';
import { claimedNode, createNodeCcm, encodeMessage, openUplink, REJECTIONS } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMessage } from '../support/arbitraries.ts';
import { mutated } from '../support/cborSoup.ts';

const key = Uint8Array.from({ length: 16 }, (_, i) => i);
const ccm = createCcm(createAes128(key));
const find = () => ({ ccm: createNodeCcm(key), window: EMPTY_WINDOW });

function expectTyped(frame: Uint8Array): boolean {
  const before = Uint8Array.from(frame);
  const result = openUplink(frame, find);
  expect(frame).toEqual(before);
  claimedNode(frame);
  if (!result.ok) expect(Object.keys(REJECTIONS)).toContain(result.code);
  return result.ok;
}

const looksSealed = fc
  .tuple(fc.integer({ min: 0x10, max: 0x13 }), fc.uint8Array({ maxLength: 299 }))
  .map(([first, rest]) => Uint8Array.of(first, ...rest));

test('any bytes, up to 300 of them, are refused with a code', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), looksSealed), (frame) => {
      expect(expectTyped(frame)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('a sealed frame is accepted, a changed one never', () => {
  const sealedFrame = fc.tuple(anyMessage, fc.boolean(), fc.nat({ max: 65535 })).map(([message, full, counter]) => {
    const payload = encodeMessage(message);
    const frame = new Uint8Array(payloadOffset(full) + payload.length + 8);
    frame.set(payload, payloadOffset(full));
    sealFrame(ccm, frame, UP, 7, counter, full, payload.length);
    return frame;
  });
  fc.assert(
    fc.property(
      sealedFrame.chain((frame) => fc.tuple(fc.constant(frame), mutated(frame))),
      ([frame, changed]) => {
        expect(expectTyped(frame)).toBe(true);
        const same = Buffer.compare(frame, changed) === 0;
        expect(expectTyped(changed)).toBe(same);
      },
    ),
    { numRuns: 1000 },
  );
});
