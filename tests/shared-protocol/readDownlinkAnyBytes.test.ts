import { createDownlink, KEY, MAX_ITEMS, readDownlink, TYPE } from '@lidwatch/protocol';
import { decodeMessage, encodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOf } from '../support/arbitraries.ts';
import { cborSoup, mutated } from '../support/cborSoup.ts';

const out = createDownlink();

const downlink = fc.oneof(messageOf('ack'), messageOf('config'), messageOf('maintenance'));
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  cborSoup,
  downlink.map((message) => encodeMessage(message)),
  downlink.chain((message) => mutated(encodeMessage(message))),
);

/** A downlink that a node may act on: nothing was wrapped round, cut off or made up. */
function expectSane(): void {
  const { values } = out;
  expect([TYPE.ack, TYPE.config, TYPE.maintenance]).toContain(values[KEY.type]);
  expect(values[KEY.seqs]).toBeLessThanOrEqual(MAX_ITEMS);
  expect(values[KEY.settings]).toBeLessThanOrEqual(MAX_ITEMS * 2);
  if (values[KEY.type] === TYPE.config) expect(values[KEY.configVersion]).toBeGreaterThanOrEqual(0);
  if (values[KEY.type] === TYPE.config) expect(values[KEY.configVersion]).toBeLessThanOrEqual(65535);
  if (values[KEY.type] === TYPE.maintenance) expect(values[KEY.minutes]).toBeLessThanOrEqual(10080);
}

test('a node never throws on a downlink, and what it accepts is sane', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      if (readDownlink(bytes, 0, bytes.length, out)) expectSane();
    }),
    { numRuns: 3000 },
  );
});

test('what the strict decoder takes for a downlink, the node takes for the same', () => {
  let both = 0;
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const decoded = decodeMessage(bytes);
      if (!decoded.ok || !['ack', 'config', 'maintenance'].includes(decoded.message.type)) return;
      // a known key that the message does not list is checked by the node alone
      if (decoded.message.extra) return;
      both += 1;
      expect(readDownlink(bytes, 0, bytes.length, out)).toBe(true);
      expect(out.values[KEY.type]).toBe(TYPE[decoded.message.type]);
      if (decoded.message.type === 'ack') {
        expect([...out.list.subarray(0, out.values[KEY.seqs])]).toEqual(decoded.message.seqs);
      }
    }),
    { numRuns: 3000 },
  );
  expect(both).toBeGreaterThan(100);
});
