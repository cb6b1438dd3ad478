import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { LEVELS } from '../../../../gateway/src/store/history/levels.ts';
import { SIGNAL_NAMES } from '../../../../gateway/src/store/history/signals.ts';
import type { HistoryPoint } from '../../../../gateway/src/store/history/types.ts';
import { openStore, type Store } from '../../../../gateway/src/store/store.ts';
import type { Reading } from '../../../../gateway/src/store/types.ts';
import { naiveHistory } from '../../../support/naiveHistory.ts';
import { batch, reading } from '../../../support/storeRig.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

const START = Date.UTC(2026, 2, 28, 22, 58);
const COVERS = ['C-1', 'C-2'] as const;

const tenth = fc.integer({ min: -400, max: 1800 }).map((n) => n / 10);
const whole = fc.integer({ min: -2_000, max: 70_000 });
/** A few minutes, hours and days, several readings of one instant among them; and alerts' older samples, without flags. */
const anyReading = fc
  .record(
    {
      cover: fc.constantFrom(...COVERS),
      at: fc.oneof(
        fc.integer({ min: 0, max: 5 }).map((n) => START + n),
        fc.integer({ min: 0, max: 400_000 }).map((n) => START + n),
        fc.integer({ min: 0, max: 250_000_000 }).map((n) => START + n),
      ),
      quality: fc.constantFrom('exact', 'exact', 'floor', 'clock'),
      flags: fc.constant(0),
      ...{ tilt: tenth, temperature: tenth, snr: tenth, water: whole, battery: whole, vibration: whole, used: whole },
      ...{ rssi: whole, impacts: whole, wakes: whole, dropped: whole },
    },
    { requiredKeys: ['cover', 'at', 'quality'], noNullPrototype: true },
  )
  .map(({ cover, at, ...more }): Reading => reading(cover, at, more as Partial<Reading>));

function allPoints(store: Store, cover: string, signal: (typeof SIGNAL_NAMES)[number], level: string): HistoryPoint[] {
  const resolution = level as 'minute' | 'hour' | 'day';
  const { points, next, behind } = store.history({ cover, signal, from: 0, to: 4e12, resolution, limit: 10_000 });
  expect([next, behind]).toEqual([undefined, 0]);
  return [...points];
}

function expectRecount(store: Store, readings: readonly Reading[]): void {
  for (const cover of COVERS) {
    const own = readings.filter((one) => one.cover === cover);
    for (const { name, width } of LEVELS) {
      for (const signal of SIGNAL_NAMES) {
        expect([name, signal, allPoints(store, cover, signal, name)]).toEqual([
          name,
          signal,
          naiveHistory(own, signal, width),
        ]);
      }
    }
  }
}

it('whatever the order, the batches and the starts in between, roll-ups say what a recount says', () => {
  const step = fc.constantFrom('roll', 'restart', 'nothing');
  const work = fc.array(fc.tuple(fc.array(anyReading, { maxLength: 12 }), step), { maxLength: 6 });
  fc.assert(
    fc.property(work, (batches) => {
      const folder = temporaryFolder();
      let store = openStore({ folder, access: 'gateway' });
      onTestFinished(() => store.close());
      for (const [readings, then] of batches) {
        store.commit(batch({ readings }), START);
        if (then === 'roll') store.rollUp();
        if (then === 'restart') {
          store.close();
          store = openStore({ folder, access: 'gateway' });
        }
      }
      const all = batches.flatMap(([readings]) => readings);
      // what is not rolled up yet is in the answers, too
      expectRecount(store, all);
      while (store.rollUp());
      expect(store.figures().behind).toBe(0);
      expectRecount(store, all);
      store.close();
    }),
    { numRuns: 40 },
  );
});

it('the same readings in another order give the same', () => {
  const shuffled = fc
    .array(anyReading, { maxLength: 30 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, (orders) => {
      const [one, other] = orders.map((readings) => {
        const store = openStore({ folder: temporaryFolder(), access: 'gateway' });
        onTestFinished(() => store.close());
        // one by one: each row is written anew for each
        for (const each of readings) {
          store.commit(batch({ readings: [each] }), START);
          store.rollUp();
        }
        const found = COVERS.map((cover) =>
          LEVELS.map(({ name }) => SIGNAL_NAMES.map((signal) => allPoints(store, cover, signal, name))),
        );
        store.close();
        return found;
      });
      expect(one).toEqual(other);
    }),
    { numRuns: 15 },
  );
});
