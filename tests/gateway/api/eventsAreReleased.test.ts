import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

interface Told {
  readonly id: string;
  readonly clearedAt: string | null;
  readonly review: unknown;
}

it('an event that is let go is cleared by the gateway that runs, once, and says by whom', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  createUdpPeer(rig.info.links[0]?.address).send(node.alert());
  const first = async () => ((await rig.get('/api/events')).body as { events: Told[] }).events[0];
  await until('the event', 5_000, async () => (await first()) !== undefined);
  const path = `/api/events/${(await first())?.id}/release`;

  const asked = await rig.ask('POST', path, { body: { reason: 'the lid is back' } });
  expect(asked).toMatchObject({
    status: 202,
    body: { state: 'asked', note: { kind: 'released', who: 'local', text: 'the lid is back' } },
  });
  await until('it is cleared', 5_000, async () => (await first())?.clearedAt !== null);
  expect((await first())?.review).toMatchObject({ released: { who: 'local' }, acknowledged: { who: 'local' } });
  expect(await rig.ask('POST', path, { body: {} })).toMatchObject({
    status: 202,
    body: { state: 'closed', note: null },
  });
  expect((await rig.ask('POST', '/api/events/none/release', { body: {} })).status).toBe(404);
});
