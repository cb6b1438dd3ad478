import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';
import { shipped } from './support/shipped.ts';

test('24 covers, 24 hours, 2,000 vehicles a day over potholes, some lids rattling: no alert', () => {
  const watched = watchCity({ scenario: shipped('heavy-traffic') });
  watched.city.run(86_400_000);
  const passes = watched.truth.filter((entry) => entry.what === 'pass');
  expect(passes.length).toBeGreaterThan(40_000);
  expect(watched.received.filter(({ message }) => message.type === 'alert')).toEqual([]);
  expect(watched.rejected).toEqual({});

  // the blows were felt, and more of them where a lid rattles: it is the policy that kept quiet, not a dead sensor
  const impacts = new Map<number, number>();
  for (const { node, message } of watched.received) {
    if (message.type === 'status') impacts.set(node, (impacts.get(node) ?? 0) + (message.impacts ?? 0));
  }
  const rattling = impacts.get(1004) ?? 0;
  const seated = impacts.get(1005) ?? 0;
  expect(seated).toBeGreaterThan(20);
  expect(rattling).toBeGreaterThan(2 * seated);
}, 120_000);
