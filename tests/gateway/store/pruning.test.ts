import { expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../gateway/src/store/prune.ts';
import type { Store } from '../../../gateway/src/store/store.ts';
import { batch, key, openTestStore, reading, tilted, toldEvents } from '../../support/storeRig.ts';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;

function pruneAll(store: Store): void {
  for (let i = 0; store.prune(NOW); i += 1) if (i > 1_000) throw new Error('pruning does not end');
}

it('lets readings, delivered entries and cleared events go by their age, and keeps open events', () => {
  const store = openTestStore();
  const old = NOW - 3_000 * DAY;
  store.commit(
    batch({
      readings: [reading('C-1', NOW - 91 * DAY), reading('C-1', NOW - 89 * DAY)],
      events: [tilted('C-1', old), tilted('C-1', old, { kind: 'cleared', at: old + 1 }), tilted('C-2', old)],
    }),
    NOW - 8 * DAY,
  );
  store.outbox.advance('mqtt', 2);
  pruneAll(store);
  expect(store.readings('C-1', 10)).toHaveLength(1);
  expect(store.events.list({ limit: 10 }).map(({ cover }) => cover)).toEqual(['C-2']);
  expect(store.outbox.after(0, 10).map(({ id }) => id)).toEqual([3]);
  expect(Object.fromEntries(store.drops())).toEqual({
    'readings by age': 1,
    'delivered by age': 2,
    'events by age': 1,
  });
});

it('gives up telemetry before alarms where the database grows too large', () => {
  // whatever the tables take that hold nothing
  const size = openTestStore().size() + 60_000;
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, size } });
  const extra = 'x'.repeat(200);
  for (let i = 0; i < 4; i += 1) {
    const readings = Array.from({ length: 5_000 }, (_, n) => reading('C-1', NOW + i * 5_000 + n, { extra }));
    store.commit(batch({ readings, events: [tilted(`C-${i}`, NOW)] }), NOW);
  }
  expect(store.size()).toBeGreaterThan(size);
  pruneAll(store);
  expect(store.size()).toBeLessThanOrEqual(size);
  expect(store.events.list({ limit: 10 })).toHaveLength(4);
  expect(store.outbox.after(0, 10)).toHaveLength(4);
  expect([...store.drops().keys()]).toEqual(['readings by size']);
});

it('gives up the least severe entries first where no sink takes them any more', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, outboxRows: 3 } });
  const severities = ['critical', 'minor', 'major', 'info', 'critical', 'minor'] as const;
  store.commit(batch({ events: severities.map((severity, i) => tilted(`C-${i}`, NOW, { severity })) }), NOW);
  pruneAll(store);
  expect(toldEvents(store).map(({ transition }) => transition.severity)).toEqual(['critical', 'major', 'critical']);
  expect(store.drops().get('undelivered by number')).toBe(3);
});

it('bounds the quarantine', () => {
  const store = openTestStore({ limits: { ...DEFAULT_LIMITS, quarantineRows: 10 } });
  const frame = { receivedAt: NOW, link: 'l', from: 'f', reason: 'malformed', detail: '', bytes: Uint8Array.of(1) };
  store.commit(batch({ quarantine: Array.from({ length: 50 }, (_, i) => ({ ...frame, detail: String(i) })) }), NOW);
  pruneAll(store);
  expect(store.quarantine.list({ limit: 100 }).map(({ detail }) => detail)).toEqual([
    '49',
    '48',
    '47',
    '46',
    '45',
    '44',
    '43',
    '42',
    '41',
    '40',
  ]);
});

it('forgets only reports that no repeat can name any more', () => {
  const store = openTestStore();
  store.covers.import([{ cover: 'C-1', node: 1, key: key(1) }], 0);
  store.registry.refresh();
  const node = store.registry.node(1);
  if (!node) throw new Error('the node is not registered');
  const high = 200_000;
  const counters = [1, high - 65_700, high - 65_535, high];
  const nodes = [{ node: { ...node, window: { high, near: 1, far: 0 } } }];
  store.commit(batch({ nodes, reports: counters.map((counter) => ({ node: 1, counter })) }), NOW);
  pruneAll(store);
  expect(counters.map((counter) => store.hasReport({ node: 1, counter }))).toEqual([false, false, true, true]);
});

it('comes to the reports of every node of a large city, some at a time', () => {
  const store = openTestStore();
  const ids = Array.from({ length: 4_100 }, (_, i) => i * 1_000_000);
  store.covers.import(
    ids.map((node) => ({ cover: `C-${node}`, node, key: key(1) })),
    0,
  );
  store.registry.refresh();
  const nodes = ids.map((id) => {
    const node = store.registry.node(id);
    if (!node) throw new Error('the node is not registered');
    return { node: { ...node, window: { high: 200_000, near: 1, far: 0 } } };
  });
  store.commit(batch({ nodes, reports: ids.map((node) => ({ node, counter: 1 })) }), NOW);
  while (store.settle());
  for (let turn = 0; turn < 4; turn += 1) store.prune(NOW);
  expect(ids.filter((node) => store.hasReport({ node, counter: 1 }))).toEqual([]);
});
