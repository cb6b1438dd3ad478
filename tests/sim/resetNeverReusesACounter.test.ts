import { readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';

test('a node whose power is cut again and again never sends two frames under one counter', () => {
  const scenario = readScenario(
    `
name: brownout
boot: 1s
radio: { loss: 0%, duplicates: 0% }
covers: { count: 3, each: { settings: { heartbeat: 1min } } }
events: [ { at: 7s, cover: all, reset: { for: 100ms } } ]
repeat: { every: 11s }
`,
    'brownout.yaml',
  );
  const watched = watchCity({ scenario });
  watched.city.run(600_000);
  expect(watched.truth.filter(({ what }) => what === 'reset')).toHaveLength(3 * 54);
  for (const { node } of scenario.covers) {
    const counters = watched.received.filter((one) => one.node === node).map(({ counter }) => counter);
    expect(counters.length).toBeGreaterThan(40);
    expect(new Set(counters).size).toBe(counters.length);
  }
  expect(watched.rejected).toEqual({});
});
