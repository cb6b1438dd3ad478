import { expect, it } from 'vitest';
import { startScriptedBroker } from '../../support/scriptedBroker.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { batch, key, openTestStore, tilted } from '../../support/storeRig.ts';
import { until } from '../../support/until.ts';
import { startWebhookReceiver } from '../../support/webhookReceiver.ts';
import { createWebhookRig } from '../../support/webhookRig.ts';

/** Two covers, the first of them with its rule on a shelf; both are tilted. */
function createStore() {
  const store = openTestStore();
  store.covers.import(
    ['C-1', 'C-2'].map((cover, i) => ({ cover, node: i + 1, key: key(1) })),
    0,
  );
  store.reviews.shelve({ cover: 'C-1', rule: 'cover.tilted', at: 0, until: 9_000, who: 'ann', reason: 'roadworks' });
  return store;
}

const events = ['C-1', 'C-2'].map((cover) => tilted(cover, 1_000));

it.each([
  [true, ['C-1', 'C-2']],
  [false, ['C-2']],
])('by a webhook: shelved %s', async (shelved, subjects) => {
  const store = createStore();
  const receiver = await startWebhookReceiver();
  const rig = createWebhookRig(receiver.url, { shelved }, undefined, store);
  store.commit(batch({ events }), 5_000);
  await rig.sink.start();
  await until('the cursor', 5_000, () => store.outbox.pending('webhook room') === 0);
  expect(receiver.posts.map(({ body }) => (JSON.parse(body) as { subject: string }).subject)).toEqual(subjects);
});

it.each([
  [true, ['C-1', 'C-2']],
  [false, ['C-2']],
])('by a broker: shelved %s', async (shelved, subjects) => {
  const broker = await startScriptedBroker({ publish: (_payload, id) => Uint8Array.of(0x40, 2, ...id) });
  const store = createStore();
  store.commit(batch({ events }), 5_000);
  const rig = createSinkRig({ url: () => broker.url, store, shelved });
  await rig.sink.start();
  await until('the cursor', 5_000, () => store.outbox.pending('mqtt') === 0);
  const brought = broker.published.filter((payload) => payload.includes('specversion'));
  expect(brought.map((payload) => (JSON.parse(payload) as { subject: string }).subject)).toEqual(subjects);
});
