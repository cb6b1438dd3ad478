import { decodeMessage, type Message, messageToJson } from '@lidwatch/protocol/gateway';
import { encode } from 'cborg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../support/hex.ts';
import { plain } from '../support/rawPairs.ts';

const INT32U = 4294967295;
const scalar = fc.oneof(
  fc.integer({ min: -INT32U - 1, max: INT32U }),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.uint8Array({ maxLength: 8 }),
);
const nested = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc
    .uniqueArray(fc.nat({ max: 300 }), { maxLength: 3 })
    .chain((keys) =>
      fc.tuple(...keys.map(() => scalar)).map((values) => new Map(keys.map((key, i) => [key, values[i]]))),
    ),
);
const extra = fc
  .uniqueArray(fc.integer({ min: 31, max: INT32U }), { minLength: 1, maxLength: 4 })
  .chain((keys) =>
    fc.tuple(...keys.map(() => nested)).map((values) => new Map(keys.map((key, i) => [key, values[i]]))),
  );

function decoded(map: ReadonlyMap<number, unknown>): Message | undefined {
  const result = decodeMessage(encode(map));
  return result.ok ? result.message : undefined;
}

test('whatever a newer node adds under keys of its own arrives, and survives JSON', () => {
  fc.assert(
    fc.property(extra, (more) => {
      const message = decoded(new Map<number, unknown>([[1, 5], [7, 0], ...more]));
      expect(message).toMatchObject({ type: 'status', seq: 5, flags: 0 });
      if (!message) return;
      const json = messageToJson(message);
      expect(JSON.parse(JSON.stringify(json)).extra).toEqual(JSON.parse(JSON.stringify(plain(more))));
    }),
    { numRuns: 500 },
  );
});

test('the value of an unknown key is its own: neither the frame nor the decoder, used again, changes it', () => {
  const frame = fromHex('a3 01 05 07 00 18 28 42 aa bb');
  const result = decodeMessage(frame);
  frame.fill(0);
  decodeMessage(fromHex('a3 01 05 07 00 18 28 42 cc dd'));
  expect(result).toMatchObject({ ok: true, message: { extra: new Map([[40, Uint8Array.of(0xaa, 0xbb)]]) } });
});

test('a key named __proto__ inside it is a key like any other', () => {
  const result = decodeMessage(fromHex('a3 01 05 07 00 18 28 a1 69 5f5f70726f746f5f5f a1 01 02'));
  expect(result).toMatchObject({ ok: true });
  if (!result.ok) return;
  const json = messageToJson(result.message);
  expect(JSON.stringify(json.extra)).toBe('{"40":{"__proto__":{"1":2}}}');
});
