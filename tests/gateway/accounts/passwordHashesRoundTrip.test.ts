import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  formatPasswordHash,
  hashPassword,
  isOutdated,
  isPassword,
  type PasswordHash,
  parsePasswordHash,
} from '../../../gateway/src/accounts/passwordHash.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 64 }).map((some) => Buffer.from(some));
const kept: fc.Arbitrary<PasswordHash> = fc.oneof(
  fc.record({
    algorithm: fc.constant('argon2id' as const),
    cost: fc.record({
      m: fc.integer({ min: 128, max: 262_144 }),
      t: fc.integer({ min: 1, max: 16 }),
      p: fc.integer({ min: 1, max: 16 }),
    }),
    salt: bytes,
    hash: bytes,
  }),
  fc.record({
    algorithm: fc.constant('scrypt' as const),
    cost: fc.record({
      ln: fc.integer({ min: 1, max: 18 }),
      r: fc.integer({ min: 1, max: 32 }),
      p: fc.integer({ min: 1, max: 16 }),
    }),
    salt: bytes,
    hash: bytes,
  }),
);

it('what is written is what is read', () => {
  fc.assert(
    fc.property(kept, (hash) => {
      expect(parsePasswordHash(formatPasswordHash(hash))).toEqual(hash);
    }),
  );
});

it('any other text is none, and makes nobody work', async () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\$(argon2id\$v=19\$m|scrypt\$ln)=.*$/)), (text) => {
      const found = parsePasswordHash(text);
      if (found) expect(parsePasswordHash(formatPasswordHash(found))).toEqual(found);
    }),
  );
  const [salt, hash] = ['A'.repeat(22), 'B'.repeat(43)];
  for (const cost of ['m=9999999,t=1,p=1', 'm=19456,t=999,p=1', 'm=8,t=1,p=16', 'm=0,t=0,p=0']) {
    expect([cost, parsePasswordHash(`$argon2id$v=19$${cost}$${salt}$${hash}`)]).toEqual([cost, undefined]);
  }
  expect(parsePasswordHash(`$scrypt$ln=30,r=8,p=1$${salt}$${hash}`)).toBeUndefined();
  expect(await isPassword('a password', 'a password')).toBe(false);
});

it('takes the password, however a keyboard composes it, and no other', async () => {
  const hash = await hashPassword('Grüße von der Brücke Ⅳ');
  expect(await isPassword('Gru\u0308ße von der Bru\u0308cke IV', hash)).toBe(true);
  for (const wrong of ['', 'Grüße von der Brücke', 'grüße von der Brücke Ⅳ', `${hash}`]) {
    expect([wrong, await isPassword(wrong, hash)]).toEqual([wrong, false]);
  }
  expect(await isPassword('anything', undefined)).toBe(false);
  expect(await hashPassword('twice the same thing')).not.toBe(await hashPassword('twice the same thing'));
});

it('takes one that was hashed under other parameters, and knows that it is to be hashed anew', async () => {
  // RFC 7914 section 12, third vector
  const old =
    '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw';
  expect(await isPassword('pleaseletmein', old)).toBe(true);
  expect(await isPassword('pleaseletmeout', old)).toBe(false);
  expect(isOutdated(old)).toBe(true);
  expect(isOutdated(await hashPassword('pleaseletmein'))).toBe(false);
});
