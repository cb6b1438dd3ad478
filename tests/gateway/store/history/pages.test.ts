import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HistoryPlace, HistoryPoint, HistoryQuery } from '../../../../gateway/src/store/history/types.ts';
import type { Store } from '../../../../gateway/src/store/store.ts';
import { naiveHistory } from '../../../support/naiveHistory.ts';
import { batch, openTestStore, reading } from '../../../support/storeRig.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 28, 23, 0);

function pages(store: Store, query: Omit<HistoryQuery, 'after'>): HistoryPoint[] {
  const seen: HistoryPoint[] = [];
  let after: HistoryPlace | undefined;
  for (let turn = 0; turn < 1_000; turn += 1) {
    const page = store.history({ ...query, after });
    expect(page.points.length).toBeLessThanOrEqual(query.limit);
    seen.push(...page.points);
    if (!page.next) return seen;
    after = page.next;
  }
  throw new Error('the pages do not end');
}

it('of any size show every bucket once, whether it is rolled up or not', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 1, max: 7 }), (first, second, limit) => {
      const store = openTestStore();
      const at = (n: number) => reading('C-1', START + n * MINUTE, { tilt: n % 90 });
      store.commit(batch({ readings: first.map(at) }), START);
      store.rollUp();
      store.commit(batch({ readings: second.map(at) }), START);
      const query = { cover: 'C-1', signal: 'tilt', from: START, to: START + 10 * DAY, resolution: 'minute' } as const;
      expect(pages(store, { ...query, limit })).toEqual(naiveHistory([...first, ...second].map(at), 'tilt', MINUTE));
      store.close();
    }),
    { numRuns: 40 },
  );
});

it('of readings tell each reading once, several of one instant among them', () => {
  const store = openTestStore();
  const readings = [0, 0, 0, 1, 2, 2].map((n, water) => reading('C-1', START + n, { water }));
  store.commit(batch({ readings: [...readings, reading('C-1', START + 1, { tilt: 3 })] }), START);
  const query = { cover: 'C-1', signal: 'water', from: START, to: START + 3, resolution: 'raw' } as const;
  expect(pages(store, { ...query, limit: 2 }).map(({ last }) => last)).toEqual([0, 1, 2, 3, 4, 5]);
  // what is asked for ends before `to`
  expect(pages(store, { ...query, to: START + 2, limit: 2 }).map(({ last }) => last)).toEqual([0, 1, 2, 3]);
});

it('a day is a day in UTC, on the day of a change to summer time, too', () => {
  const store = openTestStore();
  const times = [
    '2026-03-28T23:59:59.999Z',
    '2026-03-29T00:00:00.000Z',
    '2026-03-29T23:59:59.999Z',
    '2026-03-30T00:00Z',
  ];
  store.commit(batch({ readings: times.map((time, tilt) => reading('C-1', Date.parse(time), { tilt })) }), START);
  store.rollUp();
  const { points } = store.history({ cover: 'C-1', signal: 'tilt', from: 0, to: 4e12, resolution: 'day', limit: 10 });
  expect(points.map(({ at, count, min, max }) => [new Date(at).toISOString(), count, min, max])).toEqual([
    ['2026-03-28T00:00:00.000Z', 1, 0, 0],
    ['2026-03-29T00:00:00.000Z', 2, 1, 2],
    ['2026-03-30T00:00:00.000Z', 1, 3, 3],
  ]);
});

it('the resolution is the finest that fits', () => {
  const store = openTestStore();
  const readings = Array.from({ length: 600 }, (_, n) => reading('C-1', START + n * MINUTE, { tilt: 1 }));
  store.commit(batch({ readings }), START);
  const chosen = (ms: number, points: number) => {
    const query = { cover: 'C-1', signal: 'tilt', from: START, to: START + ms, limit: 10, points } as const;
    return store.history({ ...query, resolution: 'auto' }).resolution;
  };
  expect(chosen(600 * MINUTE, 600)).toBe('raw');
  expect(chosen(600 * MINUTE, 599)).toBe('hour');
  expect(chosen(100 * MINUTE, 99)).toBe('hour');
  expect(chosen(10 * DAY, 100)).toBe('day');
  expect(chosen(1_000 * DAY, 100)).toBe('day');
});
