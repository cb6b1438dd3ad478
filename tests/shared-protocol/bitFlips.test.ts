import { createAes128, createCcm, EMPTY_WINDOW, payloadOffset, sealFrame, UP } from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage, openUplink } from '@lidwatch/protocol/gateway';
import { describe, expect, test } from 'vitest';

const key = Uint8Array.from({ length: 16 }, (_, i) => 255 - i);
const payload = encodeMessage({ type: 'alert', seq: 300, flags: 1, trigger: 1, tiltSeries: [172, 204, 233, 231, 232] });
const implementations = [
  ['portable', createCcm(createAes128(key))],
  ['native', createNodeCcm(key)],
] as const;

describe.each(implementations)('%s cipher', (_, ccm) => {
  test.each([false, true])('any one bit flipped is refused (full counter: %s)', (full) => {
    const frame = new Uint8Array(payloadOffset(full) + payload.length + 8);
    frame.set(payload, payloadOffset(full));
    sealFrame(ccm, frame, UP, 0xc007, 300, full, payload.length);
    // every node is known, under the same key: it is the tag that must tell
    const find = () => ({ ccm, window: EMPTY_WINDOW });
    expect(openUplink(frame, find)).toMatchObject({ ok: true, counter: 300 });
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const flipped = frame.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(openUplink(flipped, find), `bit ${bit}`).toMatchObject({ ok: false });
    }
  });
});
