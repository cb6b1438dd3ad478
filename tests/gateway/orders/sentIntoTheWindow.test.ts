import { ACTION, TYPE } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';
import { createOrderRig } from '../../support/orderRig.ts';

const DAY = 86_400_000;

function createWaiting(full = { is: false }) {
  const node = createFakeNode(1);
  const rig = createIngestRig({
    nodes: [node],
    wrap: (store) => ({
      ...store,
      commit(batch, now) {
        if (full.is) throw Object.assign(new Error('no'), { code: 'x' });
        return store.commit(batch, now);
      },
    }),
  });
  rig.store.orders.add({ cover: 'C-1', kind: 'begin', askedAt: rig.clock.now(), expiresAt: rig.clock.now() + DAY });
  return { node, rig };
}

const types = ({ node, rig }: ReturnType<typeof createWaiting>) =>
  rig.sent.map(({ bytes }) => node.open(bytes)?.downlink.type);

it('sends an order behind the acknowledgement, with the next counter, on the way that the node was heard', () => {
  const { node, rig } = createWaiting();
  rig.ingest.push({ bytes: node.alert(), link: 'roof', from: '7/hex', receivedAt: rig.clock.now() });
  rig.ingest.push({ bytes: node.status(), link: 'field', from: '10.0.0.7/5000', receivedAt: rig.clock.now() });
  rig.clock.advance(20);
  const sent = rig.sent.map(({ link, to, bytes }) => ({ link, to, ...node.open(bytes) }));
  expect(sent).toMatchObject([
    { link: 'roof', to: '7/hex', downlink: { type: TYPE.ack } },
    { link: 'field', to: '10.0.0.7/5000', downlink: { type: TYPE.maintenance } },
  ]);
  expect(sent[1]?.counter).toBe((sent[0]?.counter ?? 0) + 1);
});

it('sends one order into a window, whatever waits', () => {
  const rig = createOrderRig();
  rig.order('begin');
  rig.order('log');
  rig.set({ heartbeat: 60 });
  rig.rig.take(rig.fake.status());
  expect(rig.rig.sent).toHaveLength(1);
});

it('sends nothing into a window that has closed while the frame waited, and counts it as no sending', () => {
  const { node, rig } = createWaiting();
  rig.ingest.push({ bytes: node.alert(), link: 'test', from: 'peer', receivedAt: rig.clock.now() - 3_000 });
  rig.clock.advance(20);
  expect(types({ node, rig })).toEqual([TYPE.ack]);
  expect(rig.store.orders.list('C-1', 1)).toMatchObject([{ state: 'pending', sendings: 0 }]);
});

it('sends nothing to a frame that was refused', () => {
  const { node, rig } = createWaiting();
  const status = node.status();
  rig.take(status);
  expect(rig.sent).toHaveLength(1);
  rig.clock.advance(60_000);
  rig.take(status);
  const forged = node.status();
  forged.set([(forged.at(-1) ?? 0) ^ 1], forged.length - 1);
  rig.take(forged);
  expect(rig.sent).toHaveLength(1);
});

it('sends nothing, and has sent nothing, where the commit fails', () => {
  const full = { is: true };
  const { node, rig } = createWaiting(full);
  rig.take(node.status());
  expect(rig.sent).toEqual([]);
  full.is = false;
  rig.take(node.status());
  expect(types({ node, rig })).toEqual([TYPE.maintenance]);
  expect(rig.store.orders.list('C-1', 1)).toMatchObject([{ state: 'sent', sendings: 1 }]);
});

it('answers a repeat as it answers a first sending', () => {
  const { node, rig } = createWaiting();
  rig.take(node.maintenance(ACTION.end));
  rig.clock.advance(60_000);
  rig.take(node.repeat());
  expect(types({ node, rig })).toEqual([TYPE.ack, TYPE.maintenance, TYPE.ack, TYPE.maintenance]);
});

it('tells the link which of the two is the order: it goes last where the air is short', () => {
  const { node, rig } = createWaiting();
  rig.take(node.alert());
  expect(rig.sent.map(({ purpose }) => purpose)).toEqual(['ack', 'order']);
});
