import { TYPE } from '@lidwatch/protocol';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { Sender } from '../../../gateway/src/transports/transport.ts';
import { type BareNode, createBareNode } from '../../support/bareNode.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';

const DEV_EUI = 'ac1f09fffe000001';
const DEVICE = { devEui: DEV_EUI };

let rig: IngestRig;
let node: BareNode;

/** One bare node, on cover C-1, and one that seals, on C-2. */
beforeEach(() => {
  const [bare, sealed] = [createFakeNode(1), createFakeNode(2)];
  rig = createIngestRig({ nodes: [bare, sealed] });
  rig.store.covers.add(
    { cover: 'C-1', node: 1, key: bare.key, profile: 'bare', devEui: DEV_EUI.toUpperCase() },
    0,
    true,
  );
  rig.store.registry.distrust();
  node = createBareNode();
});

function take(bytes: Uint8Array, sender?: Sender): void {
  const frame = { bytes, link: 'lora', from: 'device', receivedAt: rig.clock.now() };
  rig.ingest.push(sender ? { ...frame, sender } : frame);
  rig.clock.advance(20);
}

const count = (outcome: string) => rig.ingest.frames.get(`lora ${outcome}`);
const events = () => rig.store.events.list({ limit: 99 });

it('an alert becomes an event, and is acknowledged bare', () => {
  take(node.alert(), DEVICE);
  expect(events()).toMatchObject([{ cover: 'C-1', rule: 'cover.tilted' }]);
  expect(rig.sent.map(({ bytes }) => node.read(bytes))).toEqual([{ type: 'ack', seqs: [0] }]);
});

it('a repeat is acknowledged again and changes nothing; a status that comes twice is refused', () => {
  take(node.alert(), DEVICE);
  take(node.repeat(), DEVICE);
  expect([events().length, rig.sent.length, count('duplicate')]).toEqual([1, 2, 1]);
  const status = node.status();
  take(status, DEVICE);
  take(status, DEVICE);
  expect([count('report'), count('replayed')]).toEqual([2, 1]);
  expect(rig.store.readings('C-1', 99)).toHaveLength(6);
});

it('is taken by the number of its node as well, where the link has that', () => {
  take(node.status(), { node: 1 });
  expect(count('report')).toBe(1);
});

it('is refused where nobody vouches for it, for a device that nobody knows, and for a node that seals its frames', () => {
  take(node.alert());
  take(node.alert(), { devEui: 'ffffffffffffffff' });
  take(node.alert(), { node: 2 });
  expect([count('wrong-profile'), count('unknown-node'), count('report')]).toEqual([2, 1, 0]);
  expect([events(), rig.sent]).toEqual([[], []]);
});

it('a sealed frame is taken over the same link, and answered sealed', () => {
  const sealed = createFakeNode(2);
  const frame = { bytes: sealed.alert(), link: 'lora', from: 'device', receivedAt: rig.clock.now(), sender: DEVICE };
  rig.ingest.push(frame);
  rig.clock.advance(20);
  expect(events()).toMatchObject([{ cover: 'C-2' }]);
  expect(sealed.openAck(rig.sent[0]?.bytes ?? new Uint8Array(0))).toMatchObject({ seqs: [0] });
});

it('a sealed frame of its own is answered sealed, orders too, where nobody vouches for it', () => {
  const now = rig.clock.now();
  rig.store.orders.add({ cover: 'C-1', kind: 'log', askedAt: now, expiresAt: now + 3_600_000 });
  const sealing = createFakeNode(1);
  take(sealing.alert());
  expect(rig.sent.map(({ bytes }) => sealing.open(bytes)?.downlink.type)).toEqual([TYPE.ack, TYPE.maintenance]);
});

it('orders and settings go to it bare, and its answers are understood', () => {
  const now = rig.clock.now();
  rig.store.orders.add({ cover: 'C-1', kind: 'log', askedAt: now, expiresAt: now + 3_600_000 });
  take(node.status(), DEVICE);
  expect(rig.sent.map(({ bytes }) => node.read(bytes)?.type)).toEqual(['maintenance']);
});

it('a node that has lost its memory, and counts from the beginning, loses no alert', () => {
  node.seq = 400;
  take(node.hello(), DEVICE);
  for (let i = 0; i < 5; i += 1) take(node.alert({ tiltSeries: [300 + i, 300, 300, 300, 300] }), DEVICE);
  const before = rig.ingest.reports.get('alert');
  node.seq = 0;
  take(node.hello(), DEVICE);
  take(node.alert(), DEVICE);
  take(node.status(), DEVICE);
  expect([rig.ingest.reports.get('hello'), rig.ingest.reports.get('alert')]).toEqual([2, before + 1]);
  expect(rig.ingest.reports.get('status')).toBe(1);
  expect(count('replayed') + count('stale') + count('duplicate')).toBe(0);
});

it('an alert that is repeated behind a start is the same alert, however many counters the start has skipped', () => {
  node.seq = 200;
  take(node.alert(), DEVICE);
  const waiting = node.repeat();
  for (const seq of [256, 320, 448]) {
    node.seq = seq;
    take(node.hello({ boots: seq }), DEVICE);
    take(waiting, DEVICE);
  }
  expect([rig.ingest.reports.get('alert'), count('duplicate'), events().length]).toEqual([1, 3, 1]);
});

it('whatever is lost, repeated and begun anew, each report is stored once', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constant('alert' as const) },
    { weight: 6, arbitrary: fc.constant('status' as const) },
    { weight: 4, arbitrary: fc.constant('repeat' as const) },
    { weight: 2, arbitrary: fc.constant('lost' as const) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const one = createFakeNode(1);
      const own = createIngestRig({ nodes: [one] });
      own.store.covers.add({ cover: 'C-1', node: 1, key: one.key, profile: 'bare', devEui: DEV_EUI }, 0, true);
      own.store.registry.distrust();
      const sender = createBareNode();
      const hear = (bytes: Uint8Array): void => {
        own.ingest.push({ bytes, link: 'lora', from: 'device', receivedAt: own.clock.now(), sender: DEVICE });
        own.clock.advance(20);
      };
      let [alerts, statuses, hasAlert] = [0, 0, false];
      for (const what of steps) {
        if (what === 'alert') {
          hear(sender.alert());
          alerts += 1;
          hasAlert = true;
        } else if (what === 'status') {
          hear(sender.status());
          statuses += 1;
        } else if (what === 'repeat' && hasAlert) hear(sender.repeat());
        else if (what === 'lost') sender.status();
        else if (what === 'restart') {
          // each start of a node skips a block of 64 counters and says hello; what waits is repeated behind that
          const waiting = sender.repeat();
          sender.seq = (sender.seq - (sender.seq % 64) + 64) & 65535;
          hear(sender.hello());
          if (hasAlert) hear(waiting);
          hasAlert = false;
        }
      }
      expect([own.ingest.reports.get('alert'), own.ingest.reports.get('status')]).toEqual([alerts, statuses]);
      own.store.close();
    }),
    { numRuns: 60 },
  );
});
