import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';
import { batch, tilted } from '../../support/storeRig.ts';

const ONSET = Date.UTC(2025, 11, 31);

async function createEvent() {
  const data = createScratch().path('db');
  await lidwatch('cover', 'add', 'C-1', '--node', '1', '--generate-key', '--data', data);
  const store = openStore({ folder: data, access: 'tool' });
  const event = tilted('C-1', ONSET);
  store.commit(batch({ events: [event] }), ONSET);
  return { data, id: event.id, store };
}

it('writes down who wants an event to go, and why, once', async () => {
  const { data, id, store } = await createEvent();
  const release = () => lidwatch('event', 'release', id, '--reason', 'the lid is back', '--data', data);
  expect((await release()).out).toMatch(/^let go by local .*: the gateway clears it with its next batch\n$/);
  expect((await release()).out).toContain('asked for before');
  expect(store.releases.open()).toMatchObject([
    { event: id, cover: 'C-1', rule: 'cover.tilted', text: 'the lid is back' },
  ]);
  expect((await lidwatch('event', 'show', id, '--data', data)).out).toMatch(/released +the lid is back/);
  store.close();
});

it('does nothing to one that was cleared, and knows one that is not there', async () => {
  const { data, id, store } = await createEvent();
  store.commit(batch({ events: [tilted('C-1', ONSET, { kind: 'cleared', at: ONSET + 60_000 })] }), ONSET);
  store.close();
  expect(await lidwatchJson('event', 'release', id, '--data', data)).toEqual({
    event: id,
    state: 'closed',
    note: null,
  });
  const { code, err } = await lidwatch('event', 'release', 'none', '--data', data);
  expect([code, err]).toEqual([3, expect.stringContaining('there is no event none')]);
  expect((await lidwatch('event', 'show', 'none', '--data', data)).code).toBe(3);
});

it('shows an event that never was as withdrawn, and how it was told', async () => {
  const { data, id, store } = await createEvent();
  const gone = { ...tilted('C-1', ONSET, { kind: 'withdrawn' }), revision: 1 };
  store.commit(batch({ events: [gone] }), ONSET);
  store.close();
  expect((await lidwatch('event', 'list', '--data', data)).out).toMatch(/withdrawn +revised 1 +[0-9a-f]{20}/);
  expect(await lidwatchJson('event', 'show', id, '--data', data)).toMatchObject({
    withdrawn: true,
    revision: 1,
    notes: [],
  });
});
