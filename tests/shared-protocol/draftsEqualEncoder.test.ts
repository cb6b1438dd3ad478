import { MAX_FRAME, writeDraft } from '@lidwatch/protocol';
import { encodeMessage, type Message } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOf } from '../support/arbitraries.ts';
import { draftOf } from '../support/drafts.ts';
import { toHex } from '../support/hex.ts';

/** A node's message has one list at most. */
function hasOneList(message: Message): boolean {
  return !('tiltSeries' in message && 'waterSeries' in message);
}

test.each(['status', 'alert', 'hello', 'report', 'maintenance', 'log'] as const)(
  'a node writes a %s byte for byte as the table-driven encoder does',
  (type) => {
    const frame = new Uint8Array(MAX_FRAME + 10);
    fc.assert(
      fc.property(messageOf(type).filter(hasOneList), fc.nat({ max: 9 }), (message, offset) => {
        const length = writeDraft(frame, offset, MAX_FRAME, draftOf(message));
        expect(toHex(frame.subarray(offset, offset + length))).toBe(toHex(encodeMessage(message)));
      }),
      { numRuns: 500 },
    );
  },
);

test('what passes the limit or the buffer is not written at all', () => {
  fc.assert(
    fc.property(messageOf('status'), fc.nat({ max: 40 }), fc.boolean(), (message, room, inBuffer) => {
      const whole = encodeMessage(message).length;
      const written = writeDraft(new Uint8Array(inBuffer ? room : 64), 0, inBuffer ? 64 : room, draftOf(message));
      expect(written).toBe(whole <= room ? whole : 0);
    }),
  );
});
