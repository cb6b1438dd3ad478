import { expect, it } from 'vitest';
import { UNKNOWN } from '../../../gateway/src/orders/configuration.ts';
import { createDesiredBook } from '../../../gateway/src/orders/desiredBook.ts';

const layer = (heartbeat: number, revision: number) => ({ settings: { heartbeat }, revision, at: revision });

const book = createDesiredBook({
  all: layer(60, 1),
  groups: new Map([['a', layer(120, 2)]]),
  covers: new Map([['C-1', { settings: { impactLevel: 80 }, revision: 3, at: 3 }]]),
});

it('hands out the same object to all who have the same, so that a frame costs no merge', () => {
  const place = { group: 'a', placed: 0 };
  const first = book({ cover: 'C-2', ...place }, UNKNOWN);
  expect(first).toEqual({ settings: { heartbeat: 120 }, revision: 2, at: 2 });
  expect(book({ cover: 'C-3', ...place }, UNKNOWN)).toBe(first);
  const own = book({ cover: 'C-1', ...place }, UNKNOWN);
  expect(own).toEqual({ settings: { heartbeat: 120, impactLevel: 80 }, revision: 3, at: 3 });
  expect(book({ cover: 'C-1', ...place }, UNKNOWN)).toBe(own);
});

it('merges anew where a cover has come into another group', () => {
  book({ cover: 'C-1', group: 'a', placed: 0 }, UNKNOWN);
  expect(book({ cover: 'C-1', group: undefined, placed: 9 }, UNKNOWN)).toEqual({
    settings: { heartbeat: 60, impactLevel: 80 },
    revision: 9,
    at: 3,
  });
});
