import { decodeMessage, encodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf, TYPE_NAMES } from '../support/arbitraries.ts';

describe.each(TYPE_NAMES)('%s', (type) => {
  test('decodes to what was encoded, for any values in range', () => {
    fc.assert(
      fc.property(messageOf(type), (message) => {
        expect(decodeMessage(encodeMessage(message))).toEqual({ ok: true, message });
      }),
      { numRuns: 300 },
    );
  });
});
