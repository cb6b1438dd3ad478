import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../support/hex.ts';
import { expectedPairs, plain, splitType, TYPE_NUMBERS } from '../support/rawPairs.ts';
import { acceptedPayload, committedVectors } from '../support/vectors.ts';

const STRICT = { strict: true, allowIndefinite: false, useMaps: true, rejectDuplicateMapKeys: true };
const vectors = committedVectors();
const accepted = vectors.filter((vector) => acceptedPayload(vector) !== undefined);

describe.each(accepted)('$file: $name', (vector) => {
  const payload = fromHex(acceptedPayload(vector) ?? '');
  const { message = {} } = vector;

  test('another decoder reads the same message', () => {
    const { type, rest } = splitType(plain(decode(payload, STRICT)) as never);
    expect(type).toBe(TYPE_NUMBERS[String(message.type)]);
    expect(rest).toEqual(expectedPairs(message));
  });

  test('another encoder makes the same bytes', () => {
    expect(toHex(encode(decode(payload, STRICT), rfc8949EncodeOptions))).toBe(toHex(payload));
  });
});

test('what is malformed is malformed to another decoder too', () => {
  const malformed = vectors.filter(({ profile, reject }) => profile === 'bare' && reject === 'malformed');
  // cborg puts replacement characters for bad UTF-8 and knows no limit of depth
  const lenient = ['text that is not UTF-8', 'an item five levels below the map'];
  const refusedByBoth = malformed.filter(({ name }) => !lenient.includes(name));
  expect(refusedByBoth.length).toBeGreaterThanOrEqual(6);
  for (const { name, hex } of refusedByBoth) expect(() => decode(fromHex(hex), STRICT), name).toThrow();
});
