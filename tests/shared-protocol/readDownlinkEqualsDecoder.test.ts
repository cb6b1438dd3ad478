import { createDownlink, KEY, readDownlink, TYPE } from '@lidwatch/protocol';
import { encodeMessage, type Message } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOf } from '../support/arbitraries.ts';

const out = createDownlink();

/** What the node read, in the words of the table. */
function asRead(): Message {
  const value = (key: number) => out.values[key] ?? 0;
  if (value(KEY.type) === TYPE.ack) return { type: 'ack', seqs: [...out.list.subarray(0, value(KEY.seqs))] };
  if (value(KEY.type) === TYPE.config) {
    const settings = new Map<number, number>();
    for (let i = 0; i < value(KEY.settings); i += 2) settings.set(out.list[i] ?? 0, out.list[i + 1] ?? 0);
    return { type: 'config', configVersion: value(KEY.configVersion), settings };
  }
  return { type: 'maintenance', action: value(KEY.action), minutes: value(KEY.minutes) };
}

test('a node reads from any downlink what the gateway put into it', () => {
  const downlink = fc.oneof(messageOf('ack'), messageOf('config'), messageOf('maintenance'));
  fc.assert(
    fc.property(downlink, fc.nat({ max: 9 }), (message, offset) => {
      const payload = encodeMessage(message);
      const frame = Uint8Array.of(...new Uint8Array(offset), ...payload, 0xff, 0xff);
      expect(readDownlink(frame, offset, offset + payload.length, out)).toBe(true);
      // a node keeps no seq and flags of a maintenance, and an absent length as 0
      const kept = message.type === 'maintenance' ? { action: message.action, minutes: message.minutes ?? 0 } : message;
      expect(asRead()).toEqual({ type: message.type, ...kept });
    }),
    { numRuns: 500 },
  );
});

test('uplinks are no downlinks', () => {
  const uplink = fc.oneof(messageOf('status'), messageOf('alert'), messageOf('hello'), messageOf('report'));
  fc.assert(
    fc.property(uplink, (message) => {
      const payload = encodeMessage(message);
      expect(readDownlink(payload, 0, payload.length, out)).toBe(false);
    }),
  );
});
