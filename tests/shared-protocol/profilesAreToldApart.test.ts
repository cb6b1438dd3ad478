import { DOWN, isBare, isSealed, UP, writeHeader } from '@lidwatch/protocol';
import { encodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCounter, anyMessage, anyNode } from '../support/arbitraries.ts';

test('no first byte is both, and none is an ASCII hex digit', () => {
  for (let byte = 0; byte < 256; byte += 1) {
    expect(isSealed(byte) && isBare(byte)).toBe(false);
    const hexDigit = /^[0-9a-fA-F]$/.test(String.fromCharCode(byte));
    if (hexDigit) expect(isSealed(byte) || isBare(byte)).toBe(false);
  }
});

test('every message begins like a bare frame, every header like a sealed one', () => {
  fc.assert(
    fc.property(anyMessage, anyNode, anyCounter, fc.boolean(), fc.boolean(), (message, node, counter, up, full) => {
      expect(isBare(encodeMessage(message)[0] ?? 0)).toBe(true);
      const header = new Uint8Array(9);
      writeHeader(header, up ? UP : DOWN, node, counter, full);
      expect(isSealed(header[0] ?? 0)).toBe(true);
    }),
  );
});
