import { readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';

const HEARTBEAT = 60_000;

test('no node of a full cell goes unheard for long because another one has its phase', () => {
  const scenario = readScenario(
    `
name: phases
seed: 12
radio: { loss: 0%, duplicates: 0% }
covers: { count: 30, each: { settings: { heartbeat: 1min } } }
`,
    'phases.yaml',
  );
  const watched = watchCity({ scenario });
  watched.city.run(3 * 3_600_000);
  expect(watched.city.cells[0]?.counters.uplinks.collided).toBeGreaterThan(0);
  for (const { node, cover } of scenario.covers) {
    const heard = watched.received.filter((one) => one.node === node).map(({ at }) => at);
    const gaps = heard.slice(1).map((at, i) => at - (heard[i] ?? 0));
    // one frame in twelve collides in such a cell: a few in a row by chance, never many
    expect(Math.max(...gaps) / HEARTBEAT, cover).toBeLessThan(6);
  }
});
