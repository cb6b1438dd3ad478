import { readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { HOUR, live } from './support/life.ts';

const scenario = (event: string) =>
  readScenario(
    `name: x\nboot: 1min\ncovers: { count: 3, each: { settings: { heartbeat: 2min } } }\nevents: [{ at: 1h, ${event} }]\n`,
    'x.yaml',
  );

test.each(['jam: { for: 1h }', 'outage: { for: 1h }'])('%s: nothing comes out of the city meanwhile', (event) => {
  const { heard } = live(scenario(event), { until: 3 * HOUR });
  const between = (from: number, to: number) => heard.filter((at) => at >= from && at < to).length;
  expect(between(0, HOUR)).toBeGreaterThan(60);
  expect(between(HOUR + 100, 2 * HOUR)).toBe(0);
  expect(between(2 * HOUR, 3 * HOUR)).toBeGreaterThan(60);
});

test('whoever has a gateway is told when it does not run', () => {
  const told: number[][] = [];
  const hooks = { outage: (at: number, until: number) => told.push([at, until]) };
  live(scenario('outage: { for: 1h }'), { until: 3 * HOUR, hooks });
  expect(told).toEqual([[HOUR, 2 * HOUR]]);
});
