import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { Store } from '../../../gateway/src/store/store.ts';
import type { Batch, Checkpoint } from '../../../gateway/src/store/types.ts';
import { batch, key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const DAY = 86_400_000;

function open(folder: string): Store {
  const store = openTestStore({ folder });
  store.registry.refresh();
  return store;
}

function begin(): { folder: string; store: Store } {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  for (const node of [1, 2]) store.covers.add({ cover: `C-${node}`, node, key: key(node) }, 0);
  store.registry.refresh();
  return { folder, store };
}

/** What the cover was like at the end of the day before, kept with the first batch of the day. */
function nextDay(store: Store, cover: string, day: number, more: Partial<Batch> & { kind?: Checkpoint['kind'] } = {}) {
  const before = store.registry.cover(cover);
  if (!before) throw new Error(`no cover ${cover}`);
  const { kind = 'next', ...rest } = more;
  const checkpoint = { cover, state: { ...before.state, newest: day * DAY - 1 }, kind };
  const state = { ...emptyState(), newest: day * DAY + 1, heard: day * DAY + 2 };
  store.commit(batch({ covers: [{ ...before, state }], checkpoints: [checkpoint], ...rest }), day * DAY);
}

const baseOf = (store: Store, cover: string, at: number) => store.chapter(cover, at, 10)?.at;

it('of each cover the newest from before a time is found, or the one before it', () => {
  const { store } = begin();
  expect(baseOf(store, 'C-1', 5 * DAY)).toBeUndefined();
  for (const day of [1, 2, 3]) {
    nextDay(store, 'C-1', day);
    nextDay(store, 'C-2', day);
  }
  expect(baseOf(store, 'C-1', 3 * DAY)).toBe(3 * DAY - 1);
  expect(baseOf(store, 'C-1', 3 * DAY - 1)).toBe(2 * DAY - 1);
  expect(baseOf(store, 'C-1', 7)).toBe(2 * DAY - 1);
});

it('a barrier ends what was before it', () => {
  const { store } = begin();
  nextDay(store, 'C-1', 1);
  nextDay(store, 'C-1', 2, { kind: 'barrier' });
  expect(baseOf(store, 'C-1', DAY)).toBe(2 * DAY - 1);
});

it('one that samples have overtaken is passed over from then on', () => {
  const { store } = begin();
  nextDay(store, 'C-1', 1);
  nextDay(store, 'C-1', 2);
  const now = store.registry.cover('C-1');
  if (!now) throw new Error('no cover');
  store.commit(batch({ covers: [now], overtaken: [{ cover: 'C-1', at: DAY - 1 }] }), 0);
  expect(baseOf(store, 'C-1', 3 * DAY)).toBe(DAY - 1);
  nextDay(store, 'C-1', 3);
  expect(baseOf(store, 'C-1', 3 * DAY)).toBe(3 * DAY - 1);
  expect(baseOf(store, 'C-1', 2 * DAY)).toBe(DAY - 1);
});

it('they are found again after a start', () => {
  const { folder, store } = begin();
  for (const day of [1, 2, 3]) nextDay(store, 'C-1', day);
  store.close();
  const again = open(folder);
  expect(baseOf(again, 'C-1', 3 * DAY)).toBe(3 * DAY - 1);
  expect(baseOf(again, 'C-1', 2 * DAY + 1)).toBe(2 * DAY - 1);
});

it('those that were replaced go, and no others', () => {
  const { folder, store } = begin();
  for (let day = 1; day <= 30; day += 1) nextDay(store, 'C-1', day);
  nextDay(store, 'C-2', 1);
  while (store.settle());
  while (store.prune(30 * DAY, false));
  const db = new Database(`${folder}/lidwatch.db`, { readonly: true });
  const kept = db.prepare('SELECT cover, at FROM checkpoints ORDER BY id').all();
  db.close();
  expect(kept).toEqual([
    { cover: 'C-1', at: 28 * DAY - 1 },
    { cover: 'C-1', at: 29 * DAY - 1 },
    { cover: 'C-1', at: 30 * DAY - 1 },
    { cover: 'C-2', at: DAY - 1 },
  ]);
  expect(baseOf(store, 'C-1', 30 * DAY - 1)).toBe(29 * DAY - 1);
});
