import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('stores a status in physical units, with its counts and the radio beside it', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const receivedAt = rig.clock.now();
  const bytes = node.status({
    battery: 180,
    temperature: -153,
    tilt: 12,
    water: -40,
    vibration: 7,
    impacts: 3,
    wakes: 9,
    dropped: 1,
  });
  rig.ingest.push({ bytes, link: 'roof', from: '1/bin', receivedAt, rssi: -97, snr: 5 });
  rig.clock.advance(20);
  expect(rig.store.readings('C-1', 1)).toEqual([
    {
      cover: 'C-1',
      at: receivedAt,
      receivedAt,
      quality: 'exact',
      link: 'roof',
      rssi: -97,
      snr: 5,
      battery: 3600,
      temperature: -15.3,
      tilt: 1.2,
      water: -40,
      vibration: 70,
      flags: 0,
      impacts: 3,
      wakes: 9,
      dropped: 1,
    },
  ]);
});
