import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventId } from '../../../gateway/src/detect/eventId.ts';
import { RULE_NAMES } from '../../../gateway/src/detect/types.ts';

it('is the first 20 hex digits of a SHA-256 over cover, rule and onset, for ever', () => {
  const digest = createHash('sha256').update('C-0007\nwater.high\n1700000000000').digest('hex');
  expect(eventId('C-0007', 'water.high', 1_700_000_000_000)).toBe(digest.slice(0, 20));
});

it('differs when cover, rule or onset differ', () => {
  const triple = fc.tuple(fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/), fc.constantFrom(...RULE_NAMES), fc.nat());
  fc.assert(
    fc.property(triple, triple, (a, b) => {
      const same = a.every((part, i) => part === b[i]);
      expect(eventId(...a) === eventId(...b)).toBe(same);
    }),
  );
});
