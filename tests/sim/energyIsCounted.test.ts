import { MDBT42Q } from '@lidwatch/firmware';
import { readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';

const HOURS = 12;
const MAH = 12_960_000;

test('a simulated node counts what it draws as a real one does: radio, sensor, core, sleep and cell', () => {
  const scenario = readScenario(
    `
name: energy
seed: 3
radio: { loss: 0%, duplicates: 0% }
covers: { count: 1, each: { traffic: 200/day, settings: { heartbeat: 30min } } }
`,
    'energy.yaml',
  );
  const watched = watchCity({ scenario });
  watched.city.run(HOURS * 3_600_000);
  const spent = watched.city.sites[0]?.node.spent();
  if (!spent) throw new Error('there is no such cover');
  const seconds = HOURS * 3600;
  expect(spent.sleep).toBeCloseTo(MDBT42Q.sleep * seconds, -3);
  expect(spent.cell).toBeCloseTo(MDBT42Q.cell * seconds, -3);
  // a sample a minute, a few more for the statuses
  expect(spent.sensor / MDBT42Q.water).toBeGreaterThanOrEqual(HOURS * 60);
  expect(spent.sensor / MDBT42Q.water).toBeLessThan(HOURS * 60 * 1.1);
  // every frame, with what its module drew for it
  const frames = watched.received.length;
  expect(spent.radio).toBeGreaterThan(frames * MDBT42Q.listen);
  expect(spent.radio).toBeLessThan(frames * (MDBT42Q.listen + 100_000));
  expect(spent.core).toBeGreaterThan(HOURS * 60 * MDBT42Q.round * 0.9);
  const sum = Object.values(spent).reduce((all, part) => all + part, 0);
  expect(sum / MAH).toBeGreaterThan(2);
});
