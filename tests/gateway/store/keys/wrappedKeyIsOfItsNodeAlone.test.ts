import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unwrapKey, wrapKey } from '../../../../gateway/src/store/keys/wrapKey.ts';

const node = fc.integer({ min: 0, max: 0xffff_ffff });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const wrapping = bytes(32).map((secret) => createSecretKey(secret));

it('comes out as it went in, and never looks the same twice', () => {
  fc.assert(
    fc.property(wrapping, node, bytes(16), (under, id, key) => {
      const wrapped = wrapKey(under, id, key);
      expect(wrapped).toHaveLength(44);
      expect(wrapKey(under, id, key)).not.toEqual(wrapped);
      expect(new Uint8Array(unwrapKey(under, id, wrapped) ?? [])).toEqual(key);
    }),
  );
});

it('is nothing to another node, under another secret, or with any bit changed', () => {
  const bit = fc.nat({ max: 44 * 8 - 1 });
  fc.assert(
    fc.property(wrapping, wrapping, node, node, bytes(16), bit, (under, other, id, stranger, key, at) => {
      const wrapped = wrapKey(under, id, key);
      if (stranger !== id) expect(unwrapKey(under, stranger, wrapped)).toBeUndefined();
      if (!other.equals(under)) expect(unwrapKey(other, id, wrapped)).toBeUndefined();
      const changed = Uint8Array.from(wrapped);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(unwrapKey(under, id, changed)).toBeUndefined();
    }),
  );
});

it('bytes of any other length are no key', () => {
  fc.assert(
    fc.property(wrapping, node, fc.uint8Array({ maxLength: 100 }), (under, id, garbage) => {
      expect(unwrapKey(under, id, garbage)).toBeUndefined();
    }),
  );
});
