import { expect, it } from 'vitest';
import { batch, openTestStore, tilted } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('gives each sink its own place, forwards only, over a restart', () => {
  const folder = temporaryFolder();
  const first = openTestStore({ folder });
  first.commit(batch({ events: [1, 2, 3].map((onset) => tilted('C-1', onset)) }), 0);
  first.outbox.advance('mqtt', 2);
  first.outbox.advance('mqtt', 1);
  first.close();

  const { outbox } = openTestStore({ folder });
  expect([outbox.cursor('mqtt'), outbox.cursor('other')]).toEqual([2, 0]);
  expect([outbox.pending('mqtt'), outbox.pending('other')]).toEqual([1, 3]);
  expect(outbox.after(outbox.cursor('mqtt'), 10)).toMatchObject([{ id: 3, change: { transition: { onset: 3 } } }]);
  expect(outbox.after(0, 2).map(({ id }) => id)).toEqual([1, 2]);
});
