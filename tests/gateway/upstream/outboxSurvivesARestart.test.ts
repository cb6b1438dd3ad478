import { expect, it } from 'vitest';
import { createManualClock } from '../../support/manualClock.ts';
import { startScriptedBroker } from '../../support/scriptedBroker.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { batch, openTestStore, tilted } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

it('delivers after a restart what was committed without a broker, and nothing that was delivered', async () => {
  const broker = await startScriptedBroker({ publish: (_payload, id) => Uint8Array.of(0x40, 2, ...id) });
  const delivered = () =>
    broker.published.filter((payload) => payload.includes('specversion')).map((payload) => JSON.parse(payload).subject);
  const folder = temporaryFolder();
  const first = openTestStore({ folder });
  first.commit(batch({ events: [tilted('C-1', 1), tilted('C-2', 2), tilted('C-3', 3)] }), 0);
  first.close();

  const second = createSinkRig({ url: () => broker.url, store: openTestStore({ folder }) });
  await second.sink.start();
  await until('all three', 5_000, () => delivered().length === 3);
  await second.sink.stop();
  second.store.commit(batch({ events: [tilted('C-4', 4)] }), 0);
  second.store.close();

  const third = createSinkRig({ url: () => broker.url, store: openTestStore({ folder }) });
  await third.sink.start();
  await until('the fourth', 5_000, () => delivered().length === 4);
  expect(delivered()).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
});

it('accepts events while there is no broker at all, says why, and keeps nothing of them in memory', async () => {
  const clock = createManualClock();
  const rig = createSinkRig({ url: () => 'mqtt://127.0.0.1:1', clock });
  await rig.sink.start();
  for (let i = 0; i < 1_000; i += 1) rig.commit({ events: [tilted('C-1', i)] });
  expect(rig.sink.state()).toMatchObject({ status: 'down', reason: expect.stringContaining('ECONNREFUSED') });
  expect(rig.sink.state().nextAttempt).toBeGreaterThan(clock.now());
  expect(rig.store.outbox.pending('mqtt')).toBe(1_000);
});
