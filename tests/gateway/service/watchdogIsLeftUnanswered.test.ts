import { expect, it } from 'vitest';
import { createProgressWatch } from '../../../gateway/src/service/progress.ts';

function watched() {
  const of = { steady: 0, waiting: 0, attempts: 0 };
  const watch = createProgressWatch({
    steady: () => of.steady,
    waiting: () => of.waiting,
    attempts: () => of.attempts,
  });
  return { of, watch };
}

it('where frames wait for minutes and nobody tries to commit them', () => {
  const { of, watch } = watched();
  of.waiting = 3;
  expect(watch.isAlive()).toBe(true);
  of.steady = 119_999;
  expect(watch.isAlive()).toBe(true);
  of.steady = 120_000;
  expect(watch.isAlive()).toBe(false);
});

it('but not where a store refuses them again and again, nor where nothing comes in', () => {
  const { of, watch } = watched();
  for (let minute = 0; minute < 60; minute += 1) {
    of.steady += 60_000;
    expect(watch.isAlive()).toBe(true);
  }
  of.waiting = 100;
  for (let minute = 0; minute < 60; minute += 1) {
    of.steady += 60_000;
    of.attempts += 1;
    expect(watch.isAlive()).toBe(true);
  }
});
