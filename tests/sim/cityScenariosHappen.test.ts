import type { TrueRule } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { DAY, live } from './support/life.ts';
import { CITY, shipped } from './support/shipped.ts';

/** What a few covers of each must have lived through within a few days of that seed. */
const HAPPENS: Readonly<
  Record<
    string,
    { readonly days: number; readonly covers: number; readonly seed: number; readonly rules: readonly TrueRule[] }
  >
> = {
  'quiet-street': { days: 2, covers: 4, seed: 1, rules: [] },
  'heavy-traffic': { days: 1, covers: 4, seed: 1, rules: [] },
  rattling: { days: 22, covers: 3, seed: 8, rules: ['cover.rattling'] },
  theft: { days: 3, covers: 4, seed: 2, rules: ['cover.opened'] },
  'slide-off': { days: 3, covers: 4, seed: 2, rules: ['cover.displaced'] },
  stones: { days: 3, covers: 4, seed: 2, rules: ['cover.opened', 'cover.displaced'] },
  maintenance: { days: 2, covers: 4, seed: 1, rules: [] },
  crew: { days: 3, covers: 4, seed: 2, rules: ['cover.opened'] },
  cloudburst: { days: 3, covers: 4, seed: 3, rules: ['water.high'] },
  surcharge: { days: 3, covers: 4, seed: 2, rules: ['water.high'] },
  tidal: { days: 2, covers: 3, seed: 3, rules: ['water.high'] },
  object: { days: 3, covers: 4, seed: 2, rules: ['node.fault'] },
  'bad-sonar': { days: 8, covers: 3, seed: 3, rules: ['node.fault'] },
  'cold-week': { days: 15, covers: 3, seed: 11, rules: ['battery.low'] },
  jammer: { days: 2, covers: 4, seed: 1, rules: [] },
  outage: { days: 2, covers: 4, seed: 1, rules: [] },
  'clock-drift': { days: 2, covers: 4, seed: 1, rules: [] },
};

test('every scenario of the city is known here, is a month long, and leaves most covers in peace', () => {
  expect(CITY.map((name) => name.slice('city/'.length)).sort()).toEqual(Object.keys(HAPPENS).sort());
  for (const name of CITY) {
    const scenario = shipped(name);
    expect(`city/${scenario.name}`).toBe(name);
    expect(scenario.duration).toBeGreaterThanOrEqual(30 * DAY);
    for (const { share, chance, within } of scenario.chances) {
      expect(within ? share * chance : Math.min(share, chance), name).toBeLessThanOrEqual(0.6);
    }
  }
});

test.each(Object.entries(HAPPENS))(
  '%s: what it is about happens',
  (name, { days, covers, seed, rules }) => {
    const scenario = shipped(`city/${name}`, covers);
    const { episodes, truth, city } = live(scenario, { until: days * DAY, seed });
    const numbers = new Set(city.covers.map(({ cover }) => cover));
    for (const { cover, from, onset, end } of episodes) {
      expect(numbers.has(cover)).toBe(true);
      expect(onset).toBeGreaterThanOrEqual(from);
      if (end !== null) expect(end).toBeGreaterThanOrEqual(onset);
    }
    expect(truth.length).toBeGreaterThan(0);
    const required = new Set(episodes.filter((one) => one.required).map(({ rule }) => rule));
    for (const rule of rules) expect([...required]).toContain(rule);
  },
  60_000,
);
