import { accept, EMPTY_WINDOW, freshness, WINDOW } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** The same in the plainest way: a set of everything accepted. */
function modelFreshness(accepted: ReadonlySet<number>, counter: number): string {
  const high = Math.max(-1, ...accepted);
  if (high - counter >= WINDOW) return 'stale';
  return accepted.has(counter) ? 'replayed' : 'fresh';
}

const start = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 0xffffff00 }));
const strides = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -70, max: 8 }) }, fc.constantFrom(31, 32, 33, 63, 64, 65, 200)),
  { maxLength: 120 },
);

test('the window answers like a set of all counters, 64 wide', () => {
  fc.assert(
    fc.property(start, strides, (first, moves) => {
      const accepted = new Set<number>();
      let window = EMPTY_WINDOW;
      let at = first;
      for (const move of [0, ...moves]) {
        at = Math.min(0xffffffff, Math.max(0, (window.high < 0 ? first : window.high) + move));
        const expected = modelFreshness(accepted, at);
        expect(freshness(window, at)).toBe(expected);
        if (expected === 'fresh') {
          window = accept(window, at);
          accepted.add(at);
        }
      }
      for (let behind = -2; behind <= WINDOW + 2; behind += 1) {
        const counter = window.high - behind;
        if (counter >= 0) expect(freshness(window, counter)).toBe(modelFreshness(accepted, counter));
      }
    }),
    { numRuns: 300 },
  );
});

test('a window is plain data: JSON keeps it as it is', () => {
  fc.assert(
    fc.property(start, fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 30 }), (first, moves) => {
      let window = accept(EMPTY_WINDOW, first);
      for (const move of moves) window = accept(window, window.high + move);
      expect(JSON.parse(JSON.stringify(window))).toEqual(window);
      expect(window.near >>> 0).toBe(window.near);
      expect(window.far >>> 0).toBe(window.far);
    }),
  );
});
