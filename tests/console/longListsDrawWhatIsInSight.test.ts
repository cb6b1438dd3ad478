import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextOrder, sorted } from '../../gateway/console/src/parts/sorting.ts';
import { windowOf } from '../../gateway/console/src/parts/windowed.ts';

it('of any list every row in sight is drawn, and few others', () => {
  const whole = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(whole(20_000), whole(1_000_000), whole(2_000), (count, scrolled, height) => {
      const { from, to } = windowOf(count, 40, scrolled, height);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(to - from).toBeLessThanOrEqual(height / 40 + 20);
      for (let row = Math.ceil(scrolled / 40); row < Math.min(count, Math.floor((scrolled + height) / 40)); row += 1) {
        expect(row >= from && row < to).toBe(true);
      }
    }),
  );
});

it('rows are sorted as people count, and what is not there stands last either way', () => {
  const rows = ['C-10', 'C-9', null, 'C-1'];
  expect(sorted(rows, (row) => row, false, 'en')).toEqual(['C-1', 'C-9', 'C-10', null]);
  expect(sorted(rows, (row) => row, true, 'en')).toEqual(['C-10', 'C-9', 'C-1', null]);
  expect(nextOrder(nextOrder(undefined, 'heard'), 'heard')).toEqual({ column: 'heard', descending: true });
});
