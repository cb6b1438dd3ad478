import { expect, it } from 'vitest';
import { createRisk } from '../../../gateway/src/risk/risk.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { placed, riskSettings, riskSource } from '../../support/riskRig.ts';

it('whoever asks within seconds gets the same, and covers are read again only when one was changed', async () => {
  const covers = Array.from({ length: 10_000 }, (_, i) =>
    placed(`C-${String(i).padStart(5, '0')}`, 23 + (i % 100) / 1_000, 113 + Math.floor(i / 100) / 1_000),
  );
  const source = riskSource({ covers });
  const clock = createManualClock();
  const risk = createRisk({ source: () => source, clock, settings: () => settings });
  const settings = riskSettings();
  const [first, second] = await Promise.all([risk.map(), risk.map()]);
  expect(second).toBe(first);
  expect(first.cells.reduce((sum, { covers: some }) => sum + some, 0)).toBe(10_000);
  const { read } = source.facts;
  const once = read.covers;
  expect([once, read.events]).toEqual([6, 1]);
  clock.advance(4_999);
  expect(await risk.map()).toBe(first);
  clock.advance(1);
  expect(await risk.map()).not.toBe(first);
  expect([read.covers, read.events]).toEqual([once, 2]);
  source.facts.stamp = '2';
  clock.advance(5_000);
  await risk.map();
  expect([read.covers, read.events]).toEqual([2 * once, 3]);
});

it('what could not be read is tried again by the next who asks', async () => {
  const source = riskSource();
  const broken = { ...source, openEvents: () => expect.unreachable('the database is busy') };
  let isBroken = true;
  const risk = createRisk({
    source: () => (isBroken ? broken : source),
    clock: createManualClock(),
    settings: () => riskSettings(),
  });
  await expect(risk.map()).rejects.toThrow('busy');
  isBroken = false;
  expect((await risk.map()).cells).toEqual([]);
});
