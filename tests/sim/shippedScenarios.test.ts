import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';
import { SHIPPED, shipped } from './support/shipped.ts';

test.each(SHIPPED)('%s can be read, and its nodes come up and speak', (name) => {
  const scenario = shipped(name);
  expect(scenario.name).toBe(name);
  expect(scenario.about).not.toBe('');
  const watched = watchCity({ scenario });
  watched.city.run(scenario.boot + 45_000);
  for (const { node, cover } of scenario.covers) expect(watched.reports(node, 'hello'), cover).toHaveLength(1);

  // an alert may be on its way at any one moment: within 15 s each node has had its acknowledgements
  const waiting = new Set(watched.city.sites);
  for (let second = 0; second < 15; second += 1) {
    for (const site of waiting) if (site.node.core()?.pending() === 0) waiting.delete(site);
    watched.city.run(watched.city.time.now() + 1000);
  }
  expect([...waiting].map(({ spec }) => spec.cover)).toEqual([]);
});

test('another number of covers leaves out what is then missing, and repeats over all there are', () => {
  const few = shipped('first-light', 8);
  expect(few.covers).toHaveLength(8);
  expect(few.events.flatMap(({ covers }) => covers).every((index) => index < 8)).toBe(true);
  const watched = watchCity({ scenario: shipped('first-light', 30) });
  watched.city.run(75_000 * 5 + 20_000);
  const lifted = watched.truth.filter(({ what }) => what === 'lift').map(({ cover }) => cover);
  expect(lifted).toEqual(['C-0007', 'C-0012', 'C-0017', 'C-0022', 'C-0027', 'C-0002']);
});
