import { expect, it } from 'vitest';
import type { Resolution } from '../../../../gateway/src/store/history/levels.ts';
import { DEFAULT_LIMITS } from '../../../../gateway/src/store/prune.ts';
import type { Store } from '../../../../gateway/src/store/store.ts';
import { batch, openTestStore, reading, tilted } from '../../../support/storeRig.ts';

const DAY = 86_400_000;
const NOW = 20_000 * DAY;
const HOUR = 3_600_000;

function pruneAll(store: Store, now = NOW): void {
  for (let i = 0; store.prune(now); i += 1) if (i > 2_000) throw new Error('pruning does not end');
}

const query = { cover: 'C-1', signal: 'tilt', from: 0, to: NOW + DAY, limit: 10_000 } as const;

function counts(store: Store): Readonly<Record<Resolution, number>> {
  const count = (resolution: Resolution) => store.history({ ...query, resolution }).points.length;
  return { raw: count('raw'), minute: count('minute'), hour: count('hour'), day: count('day') };
}

it('what is coarser outlives what is finer, and what went is counted', () => {
  const ages = { readingsAge: 10 * DAY, minuteAge: 20 * DAY, hourAge: 100 * DAY, dayAge: 1_000 * DAY };
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, ...ages } });
  // one a day at noon, for 400 days
  const readings = Array.from({ length: 400 }, (_, n) => reading('C-1', NOW - n * DAY - 12 * HOUR, { tilt: n % 30 }));
  store.commit(batch({ readings: readings.toReversed() }), NOW);
  pruneAll(store);
  const { raw, minute, hour, day } = counts(store);
  expect([raw, minute, day]).toEqual([10, 20, 400]);
  // hours go in blocks of ten days
  expect(hour).toBeGreaterThanOrEqual(100);
  expect(hour).toBeLessThanOrEqual(110);
  expect(Object.fromEntries(store.drops())).toEqual({
    'readings by age': 390,
    'minute roll-ups by age': 380,
    'hour roll-ups by age': 400 - hour,
  });
  const auto = (days: number) => store.history({ ...query, from: NOW - days * DAY, resolution: 'auto' }).resolution;
  expect([auto(5), auto(90), auto(350)]).toEqual(['raw', 'day', 'day']);
  expect(store.history({ ...query, resolution: 'minute' }).wholeSince).toBe(NOW - 20 * DAY);
  expect(store.history({ ...query, from: NOW - 5 * DAY, resolution: 'minute' }).wholeSince).toBeUndefined();
});

it('a late sample does not pass for the whole of a bucket that was pruned', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, readingsAge: 10 * DAY, minuteAge: 20 * DAY } });
  const at = NOW - 30 * DAY;
  store.commit(batch({ readings: [reading('C-1', at, { tilt: 1 }), reading('C-1', NOW, { tilt: 2 })] }), NOW);
  pruneAll(store);
  store.commit(batch({ readings: [reading('C-1', at + 5, { receivedAt: NOW, tilt: 9 })] }), NOW);
  while (store.rollUp());
  expect(store.history({ ...query, resolution: 'minute' }).points.map(({ at: start }) => start)).toEqual([NOW]);
  expect(store.history({ ...query, to: NOW, resolution: 'hour' }).points).toMatchObject([{ count: 2, max: 9 }]);
});

it('too large a database loses readings first, then minutes, hours and days, and alarms last', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, size: 1 } });
  const events = Array.from({ length: 3 }, (_, n) => tilted(`C-${n}`, NOW));
  const readings = Array.from({ length: 50 }, (_, n) => reading('C-1', NOW - n * 30 * DAY, { tilt: 1 }));
  store.commit(batch({ readings: readings.toReversed(), events }), NOW);
  const left: string[] = [];
  for (let i = 0; i < 1_000 && store.events.list({ limit: 10 }).length > 0; i += 1) {
    store.prune(NOW, false);
    const { raw, minute, hour, day } = counts(store);
    const state = [raw > 1, minute > 0, hour > 0, day > 0, store.outbox.after(0, 10).length > 0].map(Number).join('');
    if (left.at(-1) !== state) left.push(state);
    if (state === '00000') break;
  }
  expect(left.map((state) => state.indexOf('1')).filter((first) => first >= 0)).toEqual(
    left
      .map((state) => state.indexOf('1'))
      .filter((first) => first >= 0)
      .toSorted((a, b) => a - b),
  );
  expect([...store.drops().keys()].toSorted()).toEqual([
    'day roll-ups by size',
    'hour roll-ups by size',
    'minute roll-ups by size',
    'readings by size',
    'undelivered by size',
  ]);
  // open events stay, whatever happens
  expect(store.events.list({ limit: 10 })).toHaveLength(3);
});

it('ids of readings never come again, so that what comes later is rolled up, too', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, size: 1 } });
  store.commit(batch({ readings: [1, 2, 3].map((n) => reading('C-1', NOW + n, { tilt: n })) }), NOW);
  pruneAll(store);
  expect(counts(store).raw).toBe(1);
  const later = NOW + 200 * DAY;
  store.commit(batch({ readings: [reading('C-1', later, { tilt: 7 })] }), later);
  store.rollUp();
  expect(store.figures().behind).toBe(0);
  const { points } = store.history({ ...query, from: later, to: later + 1, resolution: 'day' });
  expect(points).toMatchObject([{ count: 1, last: 7 }]);
});
