import { NONCE_LENGTH, writeNonce } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCounter, anyNode } from '../support/arbitraries.ts';
import { toHex } from '../support/hex.ts';

function nonceOf(node: number, direction: number, counter: number): string {
  const nonce = new Uint8Array(NONCE_LENGTH).fill(0xee);
  writeNonce(nonce, node, direction, counter);
  return toHex(nonce);
}

test('the nonce is node, direction, zeros and counter, so that different frames never share one', () => {
  fc.assert(
    fc.property(anyNode, fc.constantFrom(0, 1), anyCounter, (node, direction, counter) => {
      const hex = (value: number) => value.toString(16).padStart(8, '0');
      expect(nonceOf(node, direction, counter)).toBe(`${hex(node)}0${direction}00000000${hex(counter)}`);
    }),
  );
});
