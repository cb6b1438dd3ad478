import { readFileSync } from 'node:fs';
import { decodeMessage, encodeMessage, MESSAGES } from '@lidwatch/protocol/gateway';
import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMessage, intIn } from '../support/arbitraries.ts';
import { matches, parseCddl } from '../support/cddl.ts';
import { fromHex } from '../support/hex.ts';
import { acceptedPayload, committedVectors, PROTOCOL_HOME } from '../support/vectors.ts';

const cddl = parseCddl(readFileSync(`${PROTOCOL_HOME}protocol.cddl`, 'utf8'));
const STRICT = { strict: true, allowIndefinite: false, useMaps: true, rejectDuplicateMapKeys: true };
const vectors = committedVectors();

/** Codes that are about the message: what is wrong with the bytes before that, CDDL cannot say. */
const ABOUT_THE_MESSAGE = ['not-a-map', 'unknown-type', 'missing-field', 'wrong-kind', 'out-of-range'];

test('the file has a rule for every message', () => {
  for (const type of Object.keys(MESSAGES)) expect(cddl.has(type)).toBe(true);
});

describe('protocol.cddl against the vectors', () => {
  const accepted = vectors.filter((vector) => acceptedPayload(vector) !== undefined);
  test.each(accepted)('is a $direction payload: $file, $name', (vector) => {
    const map = decode(fromHex(acceptedPayload(vector) ?? ''), STRICT);
    expect(matches(cddl, vector.direction === 'up' ? 'uplink' : 'downlink', map)).toBe(true);
    expect(matches(cddl, String(vector.message?.type), map)).toBe(true);
  });

  const refused = vectors.filter(
    ({ profile, reject }) => profile === 'bare' && ABOUT_THE_MESSAGE.includes(reject ?? ''),
  );
  test.each(refused)('is no payload: $name', ({ hex }) => {
    expect(matches(cddl, 'payload', decode(fromHex(hex), STRICT))).toBe(false);
  });
});

const anyValue = fc.oneof(
  intIn(-70000, 70000),
  intIn(-4294967296, 4294967295),
  fc.constantFrom<unknown>(
    '',
    'rak5010',
    'seventeen letters',
    true,
    null,
    Uint8Array.of(1),
    [],
    [1],
    new Map([[0, 5]]),
  ),
  fc.array(intIn(-2000, 40000), { maxLength: 18 }),
);

test('file and decoder agree on messages with one pair set, changed or removed', () => {
  const seen = { accepted: 0, refused: 0 };
  const change = fc.record({ key: fc.nat({ max: 32 }), value: fc.option(anyValue, { nil: undefined }) });
  fc.assert(
    fc.property(anyMessage, change, (message, { key, value }) => {
      const map = decode(encodeMessage(message), STRICT) as Map<number, unknown>;
      if (value === undefined) map.delete(key);
      else map.set(key, value);
      const bytes = encode(map, rfc8949EncodeOptions);
      const decoded = decodeMessage(bytes);
      expect(matches(cddl, 'payload', decode(bytes, STRICT))).toBe(decoded.ok);
      seen[decoded.ok ? 'accepted' : 'refused'] += 1;
    }),
    { numRuns: 3000 },
  );
  expect(seen.accepted).toBeGreaterThan(500);
  expect(seen.refused).toBeGreaterThan(500);
});
