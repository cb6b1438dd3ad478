import {
  createAes128,
  createCcm,
  EMPTY_WINDOW,
  payloadOffset,
  type ReplayWindow,
  sealFrame,
  UP,
} from '@lidwatch/protocol';
import { encodeMessage, openUplink } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const ccm = createCcm(createAes128(new Uint8Array(16).fill(7)));

function frameOf(counter: number, full: boolean): Uint8Array {
  const payload = encodeMessage({ type: 'status', seq: counter & 65535, flags: 0 });
  const frame = new Uint8Array(payloadOffset(full) + payload.length + 8);
  frame.set(payload, payloadOffset(full));
  sealFrame(ccm, frame, UP, 1, counter, full, payload.length);
  return frame;
}

/** What a gateway does at each frame: open, store the window with the report; a restart in between reads it back. */
function receive(window: ReplayWindow, frame: Uint8Array, restart: boolean): { code: string; window: ReplayWindow } {
  const known = restart ? (JSON.parse(JSON.stringify(window)) as ReplayWindow) : window;
  const result = openUplink(frame, () => ({ ccm, window: known }));
  return result.ok ? { code: 'accepted', window: result.window } : { code: result.code, window: known };
}

const steps = fc.array(fc.record({ ahead: fc.integer({ min: -70, max: 90 }), restart: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

test('no counter is accepted twice, however frames are ordered, repeated or cut by restarts', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 0xfffff000 }), fc.boolean(), (moves, start, full) => {
      let { window } = receive(EMPTY_WINDOW, frameOf(start, true), false);
      const accepted = new Set([start]);
      for (const { ahead, restart } of moves) {
        const counter = Math.max(0, window.high + ahead);
        const frame = frameOf(counter, full);
        const first = receive(window, frame, restart);
        if (accepted.has(counter)) expect(['replayed', 'stale']).toContain(first.code);
        if (first.code === 'accepted') accepted.add(counter);
        const second = receive(first.window, frame, restart);
        expect(['replayed', 'stale']).toContain(second.code);
        expect(second.window).toEqual(first.window);
        window = second.window;
      }
    }),
    { numRuns: 200 },
  );
});
