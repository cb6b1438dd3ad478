import { reportCounter } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCounter } from '../support/arbitraries.ts';

test('every repetition within 65,535 frames names the counter of the first sending', () => {
  fc.assert(
    fc.property(anyCounter, fc.integer({ min: 0, max: 65535 }), (first, later) => {
      fc.pre(first + later <= 0xffffffff);
      expect(reportCounter(first + later, first & 65535)).toBe(first);
    }),
    { numRuns: 2000 },
  );
});

test('it is never beyond the frame, always has the bits, and is missing only where no counter has', () => {
  fc.assert(
    fc.property(anyCounter, fc.integer({ min: 0, max: 65535 }), (frame, seq) => {
      const counter = reportCounter(frame, seq);
      if (counter === undefined) {
        expect(seq).toBeGreaterThan(frame);
        return;
      }
      expect(counter % 65536).toBe(seq);
      expect(counter).toBeLessThanOrEqual(frame);
      expect(frame - counter).toBeLessThan(65536);
    }),
    { numRuns: 2000 },
  );
});
