import { expect, it } from 'vitest';
import type { MadeImage } from '../../../gateway/src/residents/image.ts';
import { putIncidents } from '../../support/incidentRows.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const image = (bytes: number): MadeImage => ({
  ...{ type: 'image/jpeg', width: 1, height: 1 },
  ...{ bytes: Buffer.alloc(bytes - 10), thumb: Buffer.alloc(10) },
});

/** What a photo belongs to: an incident is a row with an end, or without. */
function rig() {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const ids = new Map<string, string>();
  const add = (name: string, bytes: number, at: number): void =>
    void ids.set(name, store.photos.add(image(bytes), 'crew', at));
  const left = () => [...ids].filter(([, id]) => store.photos.get(id)).map(([name]) => name);
  return { folder, store, add, left, id: (name: string) => ids.get(name) ?? '' };
}

it('what nobody took into an incident goes with time, and the rest stays while there is room', () => {
  const { store, add, left, id } = rig();
  for (const [i, name] of ['a', 'b', 'c'].entries()) add(name, 1_000, i);
  expect(store.photos.take([id('a'), id('c')], 7)).toBe(2);
  expect(store.photos.take([id('a')], 8)).toBe(0);
  expect(store.photos.of(7).map((photo) => photo.id)).toEqual([id('a'), id('c')]);
  expect(store.photos.prune(10_000, 1)).toBe(false);
  expect(left()).toEqual(['a', 'b', 'c']);
  store.photos.prune(10_000, 100);
  expect(left()).toEqual(['a', 'c']);
  expect([store.photos.size(), store.drops().get('photos untaken')]).toEqual([2_000, 1]);
});

it('without room the oldest goes first, and one of an open incident last', () => {
  const { folder, store, add, left, id } = rig();
  for (const [i, name] of ['open', 'old', 'new', 'alone'].entries()) add(name, 1_000, i);
  store.photos.take([id('open')], 1);
  store.photos.take([id('old'), id('new')], 2);
  putIncidents(folder, [{ id: 1 }, { id: 2, closedAt: 5 }]);
  store.photos.prune(3_500, 0);
  expect(left()).toEqual(['open', 'new', 'alone']);
  store.photos.prune(2_000, 0);
  expect(left()).toEqual(['open', 'alone']);
  store.photos.prune(1_000, 0);
  expect(left()).toEqual(['open']);
  expect(store.photos.prune(10, 0)).toBe(false);
  expect([left(), store.drops().get('photos by size')]).toEqual([[], 4]);
});
