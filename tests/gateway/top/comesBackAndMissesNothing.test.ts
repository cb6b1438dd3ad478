import { expect, it, onTestFinished } from 'vitest';
import { createFeed } from '../../../gateway/src/cli/top/feed.ts';
import { emptyModel, type Model } from '../../../gateway/src/cli/top/model.ts';
import { reduce } from '../../../gateway/src/cli/top/reduce.ts';
import { createApiClient } from '../../../gateway/src/client/apiClient.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createGate } from '../../support/gate.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const nodes = Array.from({ length: 40 }, (_, i) => createFakeNode(i + 1));

it('knows in the end what the gateway knows, however often the way to it breaks while frames come in', async () => {
  const rig = await startGateway({ covers: nodes.map(({ node, key }) => ({ cover: `C-${node}`, node, key })) });
  const gate = createGate(await freeTcpPort(), Number(new URL(rig.info.api ?? '').port));
  onTestFinished(() => gate.shut());
  const api = createApiClient({ url: `http://127.0.0.1:${gate.port}` });
  onTestFinished(api.close);
  let model: Model = emptyModel(api.url, Date.now(), { columns: 80, rows: 24 });
  const states = new Set<string>();
  // pauses of the feed are short here, so that it comes back while frames still come in
  const clock = { ...systemClock, after: (ms: number, run: () => void) => systemClock.after(ms / 20, run) };
  const feed = createFeed({
    ...{ api, clock, random: () => 0 },
    onMessage(message) {
      model = reduce(model, message, Date.now());
      states.add(model.connection.state);
    },
  });
  onTestFinished(feed.stop);
  void feed.run();
  await until('it is told that there is nobody', 5_000, () => states.has('lost'));

  const peer = createUdpPeer(rig.info.links[0]?.address);
  for (const [i, node] of nodes.entries()) {
    if (i % 20 === 0) await gate.open();
    peer.send(i % 3 === 0 ? node.alert() : node.status());
    await until('it is taken', 5_000, async () =>
      (await rig.get(`/api/covers/C-${node.node}`)).text.includes('"tilt"'),
    );
    if (i % 20 === 10) await gate.shut();
  }
  await gate.open();

  const { body } = await rig.get('/api/covers?limit=1000');
  const { covers } = body as { covers: { cover: string }[] };
  const { events } = (await rig.get('/api/events?limit=1000')).body as { events: { id: string }[] };
  const sorted = <T>(all: Iterable<T>, key: (one: T) => string) =>
    [...all].sort((a, b) => key(a).localeCompare(key(b)));
  await until('it knows all', 20_000, () => {
    const same = JSON.stringify(sorted(model.known.covers.values(), ({ cover }) => cover));
    return same === JSON.stringify(sorted(covers, ({ cover }) => cover));
  });
  expect(sorted(model.known.events.values(), ({ id }) => id)).toEqual(sorted(events, ({ id }) => id));
  expect(model.connection.state).toBe('live');
  expect(model.known.links).toMatchObject([{ name: 'field' }]);
});
