import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { encodeMessage } from '@lidwatch/protocol/gateway';
import { expect, it } from 'vitest';
import { toCloudEvent } from '../../../gateway/src/upstream/cloudEvent.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';
import { toldEvents } from '../../support/storeRig.ts';

const RECOVERED = { trigger: TRIGGER.recovered, flags: 0, period: 3, tiltSeries: [3, 3, 3, 3, 3] };
const LIFTED = { trigger: TRIGGER.lift, tiltSeries: [600, 800, 880, 880, 880] };
const HOUR = 3_600_000;

function start() {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  rig.clock.advance(HOUR);
  return { node, rig };
}

const opened = (rig: IngestRig) => rig.store.events.list({ rule: 'cover.opened', limit: 10 });
const told = (rig: IngestRig) => toldEvents(rig.store);

it('raised and cleared, when the recovery came first', () => {
  const { node, rig } = start();
  const receivedAt = rig.clock.now();
  rig.take(node.alert({ ...RECOVERED, age: 60 }));
  expect(opened(rig)).toEqual([]);
  const lifted = node.alert({ ...LIFTED, age: 3000 });
  rig.take(lifted);
  expect(rig.sent).toHaveLength(2);
  expect(opened(rig)).toMatchObject([
    { late: true, onset: receivedAt + 20 - 3_004_000, clearedAt: receivedAt - 60_000, peak: 88 },
  ]);
  expect(rig.store.registry.cover('C-1')?.state.rules['cover.opened']).toBeUndefined();
  expect(told(rig).map((change) => toCloudEvent(change, 'depot').data.late)).toEqual([true, true, true, true]);
  expect(rig.ingest.notes.get('late samples')).toBe(1);
});

it('raised, and cleared by what comes later, when a status had overtaken it', () => {
  const { node, rig } = start();
  rig.take(node.status({ tilt: 880, flags: FLAG.alarm }));
  rig.take(node.alert({ ...LIFTED, age: 3500 }));
  expect(opened(rig)).toMatchObject([{ late: true, clearedAt: null }]);
  rig.clock.advance(120_000);
  rig.take(node.alert(RECOVERED));
  expect(opened(rig)).toMatchObject([{ late: true, clearedAt: rig.clock.now() - 20 }]);
  expect(told(rig).at(-1)?.late).toBeUndefined();
});

it('once, however often it is repeated, and when a second alert of the same motion follows', () => {
  const { node, rig } = start();
  rig.take(node.alert({ ...RECOVERED, age: 60 }));
  const first = node.alert({ ...LIFTED, age: 3000 });
  rig.take(first);
  rig.take(node.repeat(1));
  rig.take(node.alert({ ...LIFTED, age: 2900 }));
  expect(opened(rig)).toHaveLength(1);
});

it('together with what else the same batch brings', () => {
  const { node, rig } = start();
  rig.take(node.alert({ ...RECOVERED, age: 60 }));
  rig.take(node.status(), node.alert({ ...LIFTED, age: 3000 }), node.alert({ ...LIFTED, age: 2950 }));
  expect(opened(rig)).toMatchObject([{ late: true }]);
  expect(opened(rig)[0]?.clearedAt).not.toBeNull();
});

it('by the hall switch, from the samples as they are stored', () => {
  const { node, rig } = start();
  const flat = { trigger: TRIGGER.hall, flags: FLAG.hallOpen | FLAG.alarm, tiltSeries: [4, 4, 4, 4, 4] };
  rig.take(node.status({ flags: 0 }));
  // overtaken: raised late, and open still because nothing since has told of an end
  rig.take(node.alert({ ...flat, age: 100 }));
  const [event] = opened(rig);
  expect(event).toMatchObject({ late: true, signal: 'hall', clearedAt: null });
  // an older one of the same removal, of which the stored series must be read back with its switch: it began earlier
  const receivedAt = rig.clock.now();
  rig.take(node.alert({ ...flat, age: 130 }));
  expect(told(rig).map(({ transition }) => transition.kind)).toEqual(['raised', 'withdrawn', 'raised']);
  expect(opened(rig)).toMatchObject([
    { onset: receivedAt - 134_000, clearedAt: null, withdrawn: false },
    { id: event?.id, withdrawn: true },
  ]);
});

it('and so do statuses, that come late after the outage of a link', () => {
  const { node, rig } = start();
  rig.take(node.status());
  const values = { type: 'status', flags: 0, tilt: 880 } as const;
  for (let age = 3000; age > 2990; age -= 2) {
    rig.take(node.seal(encodeMessage({ ...values, seq: node.counter & 65535, age })));
  }
  expect(opened(rig)).toMatchObject([{ late: true, clearedAt: null }]);
});

it('as if it came just now, where what was before it is not known any more', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node], wrap: (store) => ({ ...store, chapter: () => undefined }) });
  rig.take(node.status());
  rig.take(node.alert({ ...LIFTED, age: 2600 }));
  expect(rig.ingest.notes.get('late out of reach')).toBe(1);
  expect(opened(rig)).toMatchObject([{ late: true }]);
});
