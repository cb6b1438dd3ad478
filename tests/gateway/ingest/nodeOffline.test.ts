import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';
import { toldEvents } from '../../support/storeRig.ts';

const HOUR = 3_600_000;

function look(rig: IngestRig, after: number): void {
  rig.clock.advance(after);
  rig.ingest.lookForSilence();
  rig.clock.advance(20);
}

const open = (rig: IngestRig) => rig.store.events.list({ rule: 'node.offline', open: true, limit: 10 });

it('raises when 2.5 heartbeats are missed, and clears with the next frame', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.hello({ heartbeat: 60 }));
  look(rig, 2.4 * HOUR);
  expect(open(rig)).toEqual([]);
  look(rig, 0.2 * HOUR);
  expect(open(rig)).toMatchObject([{ cover: 'C-1', signal: 'silence' }]);
  look(rig, HOUR);
  expect(rig.store.events.list({ limit: 10 })).toHaveLength(1);
  rig.take(node.status());
  expect(open(rig)).toEqual([]);
  expect(toldEvents(rig.store).map(({ transition }) => transition.kind)).toEqual(['raised', 'cleared']);
});

it('uses the configured heartbeat until the node has said its own', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  look(rig, 29 * HOUR);
  expect(open(rig)).toEqual([]);
  look(rig, 2 * HOUR);
  expect(open(rig)).toHaveLength(1);
});

it('remembers the heartbeat over a restart, and does not blame a node for the time of the gateway', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  first.take(node.hello({ heartbeat: 60 }));
  first.store.close();
  first.clock.advance(10 * HOUR);

  const second = createIngestRig({ nodes: [node], folder: first.folder, clock: first.clock });
  look(second, HOUR);
  expect(open(second)).toEqual([]);
  look(second, 2 * HOUR);
  expect(open(second)).toHaveLength(1);
});

it('says nothing of nodes whose link is deaf, and counts from when it hears again', () => {
  const [one, two] = [createFakeNode(1), createFakeNode(2)];
  let roof: number | undefined;
  const rig = createIngestRig({ nodes: [one, two], listeningSince: (link) => (link === 'roof' ? roof : 0) });
  const receivedAt = rig.clock.now();
  rig.ingest.push({ bytes: one.hello({ heartbeat: 60 }), link: 'roof', from: '1/bin', receivedAt });
  rig.ingest.push({ bytes: two.hello({ heartbeat: 60 }), link: 'field', from: 'x', receivedAt });
  look(rig, 5 * HOUR);
  expect(open(rig).map(({ cover }) => cover)).toEqual(['C-2']);
  roof = rig.clock.now();
  look(rig, 2 * HOUR);
  expect(open(rig)).toHaveLength(1);
  look(rig, HOUR);
  expect(open(rig)).toHaveLength(2);
});
