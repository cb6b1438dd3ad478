import { describe, expect, test } from 'vitest';
import { fromHex } from '../support/hex.ts';
import { openByRecipe, sealByRecipe } from '../support/recipe.ts';
import { committedVectors, isSealedVector } from '../support/vectors.ts';

const sealed = committedVectors().filter(isSealedVector);
/** What was sealed with the vector's key and not changed since: all but the tampered ones. */
const whole = sealed.filter(({ payload }) => payload !== undefined);
const tampered = sealed.filter(({ reject }) => reject === 'bad-tag');

describe.each(whole)('$file: $name', (vector) => {
  const { node, counter, payload = '' } = vector;
  const key = fromHex(vector.key);
  const frame = fromHex(vector.hex);

  test('node:crypto opens it', () => {
    expect(openByRecipe(frame, key, counter).toString('hex')).toBe(payload);
  });

  test('node:crypto seals it, byte for byte', () => {
    // read from the frame, not from `direction`: one vector is a downlink that a gateway overhears
    const first = frame[0] ?? 0;
    const how = { down: (first & 1) === 1, full: (first & 2) === 2, node, counter };
    expect(sealByRecipe(how, key, fromHex(payload)).toString('hex')).toBe(vector.hex);
  });
});

test.each(tampered)('$file: $name: node:crypto refuses it', (vector) => {
  expect(() => openByRecipe(fromHex(vector.hex), fromHex(vector.key), vector.counter)).toThrow();
});
