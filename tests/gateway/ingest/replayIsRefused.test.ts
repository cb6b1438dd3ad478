import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('refuses a frame that was played again, and acknowledges nothing for it', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const frame = node.alert();
  rig.take(frame);
  rig.take(frame);
  expect(rig.ingest.frames.get('test replayed')).toBe(1);
  expect(rig.sent).toHaveLength(1);
});

it('refuses it after a restart too', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  const frames = [node.alert(), node.status(), node.status()];
  first.take(...frames);
  first.store.close();

  const second = createIngestRig({ nodes: [node], folder: first.folder, clock: first.clock });
  second.take(...frames);
  expect(second.ingest.frames.get('test replayed')).toBe(3);
  expect(second.sent).toEqual([]);
  second.take(node.status());
  expect(second.ingest.frames.get('test report')).toBe(1);
});
