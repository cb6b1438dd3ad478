import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';

const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a timer runs once, when its span is over, however long that is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 * DAY_MS }), (ms) => {
      const run = vi.fn();
      systemClock.after(ms, run);
      vi.advanceTimersByTime(ms - 1);
      expect(run).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(run).toHaveBeenCalledOnce();
      expect(vi.getTimerCount()).toBe(0);
    }),
  );
});

it('one that is cancelled after weeks does not run', () => {
  const run = vi.fn();
  const cancel = systemClock.after(60 * DAY_MS, run);
  vi.advanceTimersByTime(30 * DAY_MS);
  cancel();
  expect(vi.getTimerCount()).toBe(0);
  expect(run).not.toHaveBeenCalled();
});
