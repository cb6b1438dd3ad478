import { FLAG } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('spaces a series by its period, the newest as old as the frame says', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const now = rig.clock.now();
  rig.take(node.alert({ age: 60, period: 3, tiltSeries: [100, 200, 300] }));
  const readings = rig.store.readings('C-1', 10);
  expect(readings.map(({ at, tilt }) => [now - at, tilt])).toEqual([
    [60_000, 30],
    [63_000, 20],
    [66_000, 10],
  ]);
  expect(readings.every(({ receivedAt, quality }) => receivedAt === now && quality === 'exact')).toBe(true);
});

it('puts the event where its samples were taken, and keeps the receive time beside it', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const now = rig.clock.now();
  rig.take(node.alert({ age: 600 }));
  expect(rig.store.events.list({ limit: 1 })).toMatchObject([
    { rule: 'cover.tilted', onset: now - 604_000, raisedAt: now - 601_000, receivedAt: now, quality: 'exact' },
  ]);
});

it('marks what is only a lower bound of the age', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.alert({ age: 600, flags: FLAG.alarm | FLAG.ageFloor }));
  expect(rig.store.events.list({ limit: 1 })).toMatchObject([{ quality: 'floor' }]);
  expect(rig.store.readings('C-1', 1)).toMatchObject([{ quality: 'floor' }]);
});
