import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('raises cover.opened from one alert of the hall switch, though the lid lies flat', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert({ trigger: TRIGGER.hall, flags: FLAG.alarm | FLAG.hallOpen, tiltSeries: [10, 12, 11, 10, 10] }));
  expect(rig.store.events.list({ limit: 10 })).toMatchObject([{ rule: 'cover.opened', signal: 'hall' }]);
});

it('takes a switch that did not trigger the series as true of its newest sample only', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert({ trigger: TRIGGER.tilt, flags: FLAG.alarm | FLAG.hallOpen, tiltSeries: [10, 12, 11, 10, 10] }));
  expect(rig.store.events.list({ limit: 10 })).toEqual([]);
});
