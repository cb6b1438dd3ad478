import { COUNTER_LIMIT, expandCounter, NO_COUNTER } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCounter } from '../support/arbitraries.ts';

test('a counter within 32,767 behind and 32,768 ahead of the largest accepted is understood', () => {
  fc.assert(
    fc.property(anyCounter, fc.integer({ min: -32767, max: 32768 }), (high, ahead) => {
      const counter = high + ahead;
      fc.pre(counter >= 0 && counter < COUNTER_LIMIT);
      expect(expandCounter(high, counter & 65535)).toBe(counter);
    }),
    { numRuns: 2000 },
  );
});

test('of all counters with these bits the nearest is taken, the larger of two', () => {
  fc.assert(
    fc.property(anyCounter, fc.integer({ min: 0, max: 65535 }), (high, low) => {
      const epoch = high - (high % 65536);
      const candidates = [epoch - 65536, epoch, epoch + 65536].map((base) => base + low);
      const possible = candidates.filter((counter) => counter >= 0 && counter < COUNTER_LIMIT);
      const distance = (counter: number) => Math.abs(counter - high);
      const nearest = possible.reduce((best, one) => (distance(one) <= distance(best) ? one : best));
      expect(expandCounter(high, low)).toBe(nearest);
    }),
    { numRuns: 2000 },
  );
});

test('with nothing accepted yet the bits are the counter', () => {
  for (const low of [0, 1, 32768, 65535]) expect(expandCounter(NO_COUNTER, low)).toBe(low);
});
