import { expect, it } from 'vitest';
import { createManualClock } from '../../support/manualClock.ts';
import { startScriptedBroker } from '../../support/scriptedBroker.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { tilted } from '../../support/storeRig.ts';
import { until } from '../../support/until.ts';

const puback = (id: readonly [number, number], ...reason: number[]) =>
  Uint8Array.of(0x40, 2 + reason.length, ...id, ...reason);
const isEvent = (payload: string) => payload.includes('specversion');

it('gives up a connection on which nothing is acknowledged, keeps the entry, and delivers it on the next', async () => {
  let silent = true;
  const broker = await startScriptedBroker({
    publish: (payload, id) => (silent && isEvent(payload) ? undefined : puback(id)),
  });
  const clock = createManualClock();
  const rig = createSinkRig({ url: () => broker.url, clock });
  await rig.sink.start();
  rig.commit({ events: [tilted('C-1', 1_000)] });
  await until('the event is sent', 5_000, () => broker.published.some(isEvent));
  expect(rig.store.outbox.pending('mqtt')).toBe(1);

  clock.advance(15_000);
  await until('the connection is given up', 5_000, () => rig.sink.state().status === 'down');
  expect(rig.sink.state().reason).toBe('no PUBACK');
  expect(rig.store.outbox.pending('mqtt')).toBe(1);

  silent = false;
  clock.advance(10_000);
  await until('it is delivered', 5_000, () => rig.sink.counts.get('event') === 1);
  clock.advance(1_000);
  expect(rig.store.outbox.pending('mqtt')).toBe(0);
  const ids = broker.published.filter(isEvent).map((payload) => (JSON.parse(payload) as { id: string }).id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

it('does not take a refusal for an acknowledgement', async () => {
  const NOT_AUTHORIZED = 0x87;
  const broker = await startScriptedBroker({
    publish: (payload, id) => (isEvent(payload) ? puback(id, NOT_AUTHORIZED) : puback(id)),
  });
  const rig = createSinkRig({ url: () => broker.url });
  await rig.sink.start();
  rig.commit({ events: [tilted('C-1', 1_000)] });
  await until('the refusal shows', 5_000, () => rig.states.some(({ reason }) => reason.includes('Not authorized')));
  expect(rig.store.outbox.pending('mqtt')).toBe(1);
  expect(rig.sink.counts.get('event')).toBe(0);
});
