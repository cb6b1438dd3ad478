import type { TruthEntry } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { DAY, live } from './support/life.ts';
import { shipped } from './support/shipped.ts';

const UNTIL = 4 * DAY;
/** what depends on the radio or on the node's own moments, and vehicles, whose peaks nobody judges */
const ASIDE: ReadonlySet<string> = new Set(['pass', 'sampled', 'silent', 'heard', 'obeys', 'boot']);

function happened(truth: readonly TruthEntry[], cover?: string): string[] {
  return truth
    .filter((entry) => !ASIDE.has(entry.what) && (cover === undefined || entry.cover === cover))
    .map((entry) => JSON.stringify(entry));
}

test('the same seed draws the same life, whatever the radio loses; another seed draws another', () => {
  const scenario = shipped('city/crew', 6);
  const one = happened(live(scenario, { until: UNTIL, seed: 5 }).truth);
  expect(one.length).toBeGreaterThan(8);
  expect(happened(live(scenario, { until: UNTIL, seed: 5, loss: 0.85 }).truth)).toEqual(one);
  expect(happened(live(scenario, { until: UNTIL, seed: 6 }).truth)).not.toEqual(one);
});

test('a cover draws its life alone, however many others there are', () => {
  const few = live(shipped('city/theft', 2), { until: UNTIL, seed: 3 });
  const many = live(shipped('city/theft', 6), { until: UNTIL, seed: 3 });
  for (const { cover } of few.city.covers) {
    expect(happened(many.truth, cover)).toEqual(happened(few.truth, cover));
  }
  expect(many.city.covers.slice(0, 2)).toEqual(few.city.covers);
});
