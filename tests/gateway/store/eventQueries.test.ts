import { expect, it } from 'vitest';
import { batch, openTestStore, tilted } from '../../support/storeRig.ts';

it('narrows by cover, rule and whether an event is open, newest first, page by page', () => {
  const store = openTestStore();
  const events = [1, 2, 3, 4].map((n) => tilted(`C-${n % 2}`, n * 10_000));
  const opened = tilted('C-1', 50_000, { rule: 'cover.opened' });
  store.commit(batch({ events: [...events, opened, tilted('C-0', 20_000, { kind: 'cleared', at: 30_000 })] }), 0);
  const onsets = (query: Parameters<typeof store.events.list>[0]) => store.events.list(query).map(({ onset }) => onset);
  expect(onsets({ limit: 10 })).toEqual([50_000, 40_000, 30_000, 20_000, 10_000]);
  expect(onsets({ cover: 'C-0', limit: 10 })).toEqual([40_000, 20_000]);
  expect(onsets({ rule: 'cover.opened', limit: 10 })).toEqual([50_000]);
  expect(onsets({ open: false, limit: 10 })).toEqual([20_000]);
  expect(onsets({ open: true, cover: 'C-0', limit: 10 })).toEqual([40_000]);
  const [first] = store.events.list({ limit: 1 });
  expect(onsets({ limit: 2, before: first?.no })).toEqual([40_000, 30_000]);
  expect([...store.events.open()]).toEqual([
    ['cover.opened', 1],
    ['cover.tilted', 3],
  ]);
});
