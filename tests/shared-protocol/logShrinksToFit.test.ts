import { decodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, fitted } from '../support/drafts.ts';

test('of the error log the newest entries are sent, whole, as many as fit', () => {
  const number = fc.integer({ min: 0, max: 65535 });
  const entries = fc.array(fc.tuple(number, number, number, number), { minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(entries, fc.integer({ min: 34, max: 240 }), (all, limit) => {
      const errors = all.flat();
      const decoded = decodeMessage(fitted(draftOf({ type: 'log', seq: 65535, flags: 255, errors }), limit));
      expect(decoded).toMatchObject({ ok: true });
      const kept = decoded.ok && decoded.message.type === 'log' ? decoded.message.errors : [];
      expect(kept.length % 4).toBe(0);
      expect(kept).toEqual(errors.slice(0, kept.length));
      if (limit >= 225) expect(kept).toEqual(errors);
    }),
  );
});
