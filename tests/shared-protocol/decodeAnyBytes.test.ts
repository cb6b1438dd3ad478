import { decodeMessage, encodeMessage, MESSAGES, messageToJson, REJECTIONS } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMessage } from '../support/arbitraries.ts';
import { cborSoup, mutated } from '../support/cborSoup.ts';

/** Neither a throw nor anything untyped; what is accepted survives JSON, and re-encodes where nothing is unknown. */
function expectTyped(bytes: Uint8Array): string {
  const before = Uint8Array.from(bytes);
  const result = decodeMessage(bytes);
  expect(bytes).toEqual(before);
  if (!result.ok) {
    expect(Object.keys(REJECTIONS)).toContain(result.code);
    expect(typeof result.detail).toBe('string');
    return result.code;
  }
  expect(Object.keys(MESSAGES)).toContain(result.message.type);
  const json = messageToJson(result.message);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  if (!result.message.extra) expect(encodeMessage(result.message).length).toBeLessThanOrEqual(bytes.length);
  return 'accepted';
}

test('random bytes, up to 300 of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expectTyped(bytes);
    }),
    { numRuns: 3000 },
  );
});

test('bytes that look like CBOR: wrong widths, huge lengths, tags, records, floats, breaks', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(cborSoup, (bytes) => {
      seen.add(expectTyped(bytes));
    }),
    { numRuns: 5000 },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['malformed', 'not-deterministic']));
});

test('valid messages with one to three bytes changed, inserted, removed or repeated', () => {
  const seen = new Set<string>();
  const twice = (bytes: Uint8Array) => mutated(bytes).chain(mutated);
  const spoilt = anyMessage.chain((message) => {
    const payload = encodeMessage(message);
    return fc.oneof(mutated(payload), twice(payload), twice(payload).chain(mutated));
  });
  fc.assert(
    fc.property(spoilt, (bytes) => {
      seen.add(expectTyped(bytes));
    }),
    { numRuns: 5000 },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['accepted', 'malformed', 'not-deterministic', 'out-of-range']));
});

test('every payload of one and two bytes', () => {
  for (let first = 0; first < 256; first += 1) {
    expectTyped(Uint8Array.of(first));
    for (let second = 0; second < 256; second += 1) expectTyped(Uint8Array.of(first, second));
  }
});
