import { FLAG } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('takes no angle from a node that says its accelerometer is broken, and the rest all the same', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert({ flags: FLAG.motionFault, water: 120 }), node.status({ flags: FLAG.motionFault, tilt: 900 }));
  const readings = rig.store.readings('C-1', 10);
  expect(readings).toHaveLength(2);
  expect(readings.some(({ tilt }) => tilt !== undefined)).toBe(false);
  expect(readings.map(({ water }) => water).sort()).toEqual([120, 20]);
  expect(rig.store.events.list({ limit: 10 })).toMatchObject([{ rule: 'node.fault', reason: 'motion-sensor' }]);
});
