import { describeTruth, readScenario, type TruthKind } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { watchCity } from './support/ackingGateway.ts';

const SCENARIO = `
name: everything
boot: 1s
covers:
  count: 2
  each: { traffic: 20/h, water: 100mm }
events:
  - { at: 10s, cover: C-0001, lift: { to: 80deg, in: 2s } }
  - { at: 20s, cover: C-0001, putBack: { to: 2deg, in: 3s } }
  - { at: 30s, cover: C-0001, tilt: { to: 25deg, in: 1s } }
  - { at: 40s, cover: C-0001, straighten: }
  - { at: 50s, cover: C-0001, slide: { to: 3deg, in: 4s } }
  - { at: 60s, cover: C-0001, putBack: { in: 3s } }
  - { at: 70s, cover: C-0001, park: { to: 1deg, for: 20s } }
  - { at: 10s, cover: C-0002, flood: { curve: [[0s, 0mm], [20s, 500mm], [40s, 500mm], [90s, 0mm]] } }
  - { at: 15s, cover: C-0002, battery: 3100mV }
  - { at: 16s, cover: C-0002, rattle: true }
  - { at: 17s, cover: C-0002, traffic: 7200/day }
  - { at: 18s, cover: C-0002, obstruct: { at: 900mm, for: 30s } }
  - { at: 25s, cover: C-0002, reset: { for: 3s } }
`;

const watched = watchCity({ scenario: readScenario(SCENARIO, 'everything.yaml') });
watched.city.run(150_000);

function told(cover: string, what: TruthKind) {
  return watched.truth.filter((entry) => entry.cover === cover && entry.what === what);
}

test('every event of a scenario is in the truth, at its time, with its figures', () => {
  expect(told('C-0001', 'lift')).toEqual([
    { at: 10_000, cover: 'C-0001', node: 1001, what: 'lift', angle: 80, for: 2000 },
  ]);
  expect(told('C-0001', 'putBack').map(({ at, angle }) => [at, angle])).toEqual([
    [20_000, 2],
    [60_000, 0],
  ]);
  expect(told('C-0001', 'slide')).toMatchObject([{ at: 50_000, angle: 3 }]);
  expect(told('C-0002', 'battery')).toMatchObject([{ at: 15_000, battery: 3100 }]);
  expect(told('C-0002', 'rattle')).toMatchObject([{ at: 16_000, rattling: true }]);
  expect(told('C-0002', 'traffic')).toMatchObject([{ at: 17_000, traffic: 7200 }]);
  expect(told('C-0002', 'obstruct')).toMatchObject([{ at: 18_000, for: 30_000 }]);
  expect(told('C-0002', 'reset')).toMatchObject([{ at: 25_000, for: 3000 }]);
  expect(told('C-0002', 'flood')).toMatchObject([{ at: 10_000, rise: 500, for: 90_000 }]);
});

test('and so is what follows from it: where the lid came to rest, how high the water stood, when the node came back', () => {
  const rests = told('C-0001', 'rest').map(({ angle, seated }) => [angle, seated]);
  expect(rests).toEqual([
    [80, false],
    [2, true],
    [25, true], // gave way together with its frame
    [0, true],
    [3, false], // pushed off: out of its frame although it lies flat
    [0, true],
    [1, true],
    [0, true],
  ]);
  expect(told('C-0002', 'crest')).toMatchObject([{ at: 30_000, water: 600 }]);
  expect(told('C-0002', 'drained')).toMatchObject([{ at: 100_000, water: 100 }]);
  expect(told('C-0002', 'wet')).toHaveLength(1);
  expect(told('C-0002', 'dry')).toHaveLength(1);
  expect(
    told('C-0002', 'boot')
      .map(({ at }) => at)
      .at(-1),
  ).toBe(28_000);
  expect(told('C-0002', 'pass').length).toBeGreaterThan(3);
});

test('the entries come in the order of time, and each can be said in words', () => {
  const times = watched.truth.map(({ at }) => at);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  for (const entry of watched.truth) expect(describeTruth(entry)).not.toMatch(/undefined|NaN/);
});
