import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createClockWatch } from '../../../gateway/src/parts/clockWatch.ts';
import { createSetClock } from '../../support/setClock.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2027, 0, 1);

function watchFrom(start: number, stored: number) {
  const clock = createSetClock(start);
  const steps: number[] = [];
  const watch = createClockWatch({
    clock,
    steady: clock.steady,
    onStep: (ms) => void steps.push(ms),
    onState: () => undefined,
  });
  watch.start(stored);
  return { clock, watch, steps };
}

it('is told where it says 1970, until it is set', () => {
  const { clock, watch, steps } = watchFrom(60_000, 0);
  expect(watch.isWrong()).toBe(true);
  expect(watch.state()).toMatchObject({ status: 'degraded', reason: expect.stringContaining('1970-01-01') });
  clock.set(NOW);
  clock.advance(1_000);
  expect(watch.isWrong()).toBe(false);
  expect(watch.state().status).toBe('up');
  expect(steps).toHaveLength(1);
  expect(watch.leaptAt()).toBe(clock.now());
});

it('is told where it lies before what is stored, and is believed after a day', () => {
  const { clock, watch } = watchFrom(NOW, NOW + 90 * DAY);
  expect(watch.isWrong()).toBe(true);
  expect(watch.state().reason).toContain('before the frame that was stored last');
  clock.advance(DAY + 1_000);
  expect(watch.isWrong()).toBe(false);
  expect(watch.state().status).toBe('up');
});

it('is doubted for a day where it has leapt far ahead of what is stored, at the start or later', () => {
  for (const atStart of [true, false]) {
    const { clock, watch } = watchFrom(atStart ? NOW + 900 * DAY : NOW, NOW);
    if (!atStart) {
      clock.set(NOW + 900 * DAY);
      clock.advance(1_000);
    }
    expect(watch.isDoubtful()).toBe(true);
    expect(watch.state()).toMatchObject({ status: 'degraded', reason: expect.stringContaining('nothing is deleted') });
    clock.advance(DAY);
    expect(watch.isDoubtful()).toBe(false);
    expect(watch.state().status).toBe('up');
  }
});

it('is trusted again as soon as a leap is taken back', () => {
  const { clock, watch } = watchFrom(NOW, NOW);
  clock.set(NOW + 900 * DAY);
  clock.advance(1_000);
  clock.set(NOW + 5_000);
  clock.advance(1_000);
  expect(watch.isDoubtful()).toBe(false);
  expect(watch.isWrong()).toBe(false);
  expect(watch.state().status).toBe('up');
});

it('is not set by being nudged, or by a process that was held up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_500, max: 1_500 }), { maxLength: 50 }), (nudges) => {
      const { clock, watch, steps } = watchFrom(NOW, NOW);
      for (const nudge of nudges) {
        clock.set(clock.steady() + NOW + nudge / 2);
        clock.advance(5_000);
      }
      expect(steps).toEqual([]);
      expect(watch.state().status).toBe('up');
    }),
  );
});

it('tells every step by its size, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 1_000 }), { minLength: 1, maxLength: 20 }), (days) => {
      const { clock, steps } = watchFrom(NOW, NOW);
      const expected = days.map((to) => {
        const before = clock.now();
        clock.set(NOW + to * DAY + clock.steady());
        const step = clock.now() - before;
        clock.advance(1_000);
        return step;
      });
      expect(steps).toEqual(expected.filter((step) => Math.abs(step) > 2_000));
    }),
  );
});
