import { TRIGGER } from '@lidwatch/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { NO_LAYERS } from '../../../gateway/src/detect/ruleSettings.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

interface Message {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
}

/** Reads /api/stream until the test ends or it is closed. */
async function readStream(api: string | undefined, lastEventId?: string) {
  const quit = new AbortController();
  onTestFinished(() => quit.abort());
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await fetch(`${api}/api/stream`, { headers, signal: quit.signal });
  expect(response.status).toBe(200);
  const messages: Message[] = [];
  let ended = false;
  let text = '';
  void (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
        const event = fields.get('event');
        if (event === undefined) continue;
        const data = JSON.parse(fields.get('data') ?? '{}') as Message['data'];
        messages.push({ event, id: fields.get('id'), data });
      }
    }
  })().then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  return { messages, of: (kind: string) => messages.filter(({ event }) => event === kind), ended: () => ended, quit };
}

const node = createFakeNode(1);
const covers = [{ cover: 'C-1', node: 1, key: node.key }];
const rules = { ...NO_LAYERS, defaults: { 'cover.tilted': { clearHold: { samples: 1 } } } };

it('tells events, notes, covers and parts as they happen', async () => {
  const own = createFakeNode(2);
  const rig = await startGateway({ covers: [{ cover: 'C-2', node: 2, key: own.key }] });
  const stream = await readStream(rig.info.api);
  createUdpPeer(rig.info.links[0]?.address).send(own.alert());
  await until('the event', 5_000, () => stream.of('event').length === 1);
  const [first] = stream.of('event');
  expect(first).toMatchObject({ data: { kind: 'raised', event: { cover: 'C-2', rule: 'cover.tilted' } } });
  await until('the cover', 5_000, () => stream.of('cover').length > 0);
  const { id } = (first?.data.event ?? {}) as { id?: string };
  await rig.ask('POST', `/api/events/${id}/notes`, { body: { kind: 'acknowledged' } });
  await until('the note', 5_000, () => stream.of('note').length === 1);
  expect(stream.of('note')).toMatchObject([{ data: { event: id, who: 'local', kind: 'acknowledged' } }]);
});

it('goes on where a reader had stopped, over a restart of the gateway, and misses nothing', async () => {
  const data = temporaryFolder();
  const rig = await startGateway({ data, covers, rules });
  const first = await readStream(rig.info.api);
  const peer = createUdpPeer(rig.info.links[0]?.address);
  peer.send(node.alert());
  await until('the event', 5_000, () => first.of('event').length === 1);
  const last = first.of('event')[0]?.id;
  first.quit.abort();
  peer.send(node.alert({ flags: 0, trigger: TRIGGER.recovered, tiltSeries: [0, 0, 0, 0, 0] }));
  await until('the end of the event', 5_000, async () =>
    (await rig.get('/api/events?open=false')).text.includes('C-1'),
  );
  await rig.gateway.stop();
  const again = await startGateway({ data, covers, rules });
  const second = await readStream(again.info.api, last);
  await until('what was missed', 5_000, () => second.of('event').length === 1);
  expect(second.of('event')).toMatchObject([{ data: { kind: 'cleared', event: { cover: 'C-1' } } }]);
  expect(second.of('reset')).toEqual([]);
});

it('tells a reader with an id that it cannot place to begin anew', async () => {
  const rig = await startGateway();
  for (const id of ['999999.0', 'nonsense', '0.77']) {
    const stream = await readStream(rig.info.api, id);
    await until('the reset', 5_000, () => stream.of('reset').length === 1);
    expect(stream.of('reset')[0]?.id).toMatch(/^\d+\.\d+$/);
  }
});

it('ends with the gateway, and not before', async () => {
  const rig = await startGateway();
  const stream = await readStream(rig.info.api);
  expect(stream.ended()).toBe(false);
  await rig.gateway.stop();
  await until('the end', 5_000, stream.ended);
});
