import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createWebhookRig } from '../../support/webhookRig.ts';

const PAGES = 10;

it('between pages of which its receiver wants nothing, others have their turn', async () => {
  const rig = createWebhookRig('http://127.0.0.1:9', { rules: ['water.high'] });
  rig.queue(PAGES * 200);
  const pending = () => rig.store.outbox.pending('webhook room');
  await rig.sink.start();
  const seen = new Set<number>();
  for (let turn = 0; turn < 10 * PAGES && pending() > 0; turn += 1) {
    seen.add(pending());
    await setImmediate();
  }
  expect(pending()).toBe(0);
  // the first is read at once
  expect(seen.size).toBe(PAGES - 1);
});

it('it can be ended between two pages', async () => {
  const rig = createWebhookRig('http://127.0.0.1:9', { rules: ['water.high'] });
  rig.queue(PAGES * 200);
  await rig.sink.start();
  await setImmediate();
  await rig.sink.stop();
  const left = rig.store.outbox.pending('webhook room');
  expect([left > 0, left < PAGES * 200]).toEqual([true, true]);
});
