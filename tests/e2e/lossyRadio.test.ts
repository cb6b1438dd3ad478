import { beforeAll, describe, expect, it } from 'vitest';
import { has } from '../support/programs.ts';
import { runStreet, type StreetResult } from '../support/street.ts';

const scenario = new URL('./scenarios/every-trouble.yaml', import.meta.url);

/** What a careful observer of the street would expect the gateway to say, once each, raised and cleared. */
const EXPECTED = [
  ...['C-0001', 'C-0004', 'C-0007', 'C-0010'].flatMap((cover) => [`${cover} cover.opened`, `${cover} cover.tilted`]),
  ...['C-0002', 'C-0005', 'C-0008', 'C-0011'].map((cover) => `${cover} cover.tilted`),
  ...['C-0003', 'C-0006', 'C-0009', 'C-0012'].map((cover) => `${cover} water.high`),
].sort();

/** Each of the twelve covers is disturbed once and put right once, and its node says both. */
const LEAST_ALERTS = 24;

const LOSSES = [0.065, 0.2];

describe.skipIf(!has('mosquitto') || !has('socat'))('a radio that loses frames', () => {
  let runs: readonly StreetResult[];

  beforeAll(async () => {
    runs = await Promise.all(LOSSES.map((loss) => runStreet(scenario, loss)));
    for (const { loss, framesSent, alerts, acknowledged, stored } of runs) {
      const figures = `${framesSent} frames, ${alerts} alerts, ${acknowledged.length} acknowledged, ${stored.length} events`;
      console.log(`loss ${loss * 100} %: ${figures}`);
    }
  }, 400_000);

  describe.each(LOSSES.map((loss, index) => ({ percent: loss * 100, index })))('$percent %', ({ index }) => {
    const run = () => runs[index] as StreetResult;

    it('gets every alert acknowledged, each once', () => {
      const { alerts, acknowledged } = run();
      expect(alerts).toBeGreaterThanOrEqual(LEAST_ALERTS);
      expect(acknowledged).toHaveLength(alerts);
      expect(new Set(acknowledged).size).toBe(alerts);
    });

    it('makes each trouble one event, raised and cleared', () => {
      const { stored } = run();
      // a lid that falls into its frame may be told as a blow as well: that is counted apart
      const troubles = stored.filter(({ rule }) => rule !== 'cover.impact');
      expect(troubles.map(({ cover, rule }) => `${cover} ${rule}`).sort()).toEqual(EXPECTED);
      expect(troubles.filter(({ clearedAt }) => clearedAt === null)).toEqual([]);
    });

    it('tells the subscriber each transition, and no other', () => {
      const { stored, upstream } = run();
      const told = stored.flatMap(({ id, clearedAt }) => [
        `${id}:raised`,
        ...(clearedAt === null ? [] : [`${id}:cleared`]),
      ]);
      expect([...upstream].sort()).toEqual(told.sort());
    });
  });
});
