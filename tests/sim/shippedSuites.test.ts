import { expect, test } from 'vitest';
import { loadSuite, shippedSuites } from '../../sim/src/cli/suiteFile.ts';
import { CITY } from './support/shipped.ts';

const covers = (jobs: readonly { readonly covers: number }[]) => jobs.reduce((sum, job) => sum + job.covers, 0);

test('the city is 1,000 covers over all its scenarios, with worse radio and held-out seeds beside it', () => {
  const { sets } = loadSuite('city');
  const [tuning] = sets;
  expect(covers(tuning?.jobs ?? [])).toBe(1000);
  for (const { loss, jobs } of sets) {
    const scenarios = [...new Set(jobs.map(({ scenario }) => scenario))].sort();
    // at the edge of the cell some are enough: nothing is promised there
    if (loss < 0.5) expect(scenarios).toEqual([...CITY].sort());
    else expect(CITY).toEqual(expect.arrayContaining(scenarios));
  }
  expect(sets.map(({ loss, heldOut }) => [loss, heldOut])).toEqual([
    [0.065, false],
    [0.065, true],
    [0.2, false],
    [0.85, false],
  ]);
});

test('every suite that comes with the simulator can be read, and has a held-out set', () => {
  expect(shippedSuites()).toEqual(['city', 'smoke']);
  for (const name of shippedSuites()) {
    const suite = loadSuite(name);
    expect(suite.name).toBe(name);
    expect(suite.sets.some(({ heldOut }) => heldOut)).toBe(true);
  }
});

test('smoke is a few cover-days', () => {
  const days = loadSuite('smoke').sets.flatMap(({ jobs }) =>
    jobs.map((job) => (job.covers * job.duration) / 86_400_000),
  );
  expect(days.reduce((sum, one) => sum + one, 0)).toBeLessThan(60);
});
