import { encodeMessage } from '@lidwatch/protocol/gateway';
import { Encoder } from 'cbor-x';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('carries payload keys of a newer node through to the store', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const known = encodeMessage({ type: 'status', seq: 0, flags: 0, tilt: 3 });
  const more = new Encoder({ mapsAsObjects: false, useRecords: false, variableMapSize: true }).encode(
    new Map<number, unknown>([
      [200, 7],
      [201, [1, new Map([[1, -2]])]],
    ]),
  );
  // two more pairs behind the known ones: a map of five
  const payload = Buffer.concat([Buffer.from([(known[0] ?? 0) + 2]), known.subarray(1), more.subarray(1)]);
  rig.take(node.seal(payload));
  const [reading] = rig.store.readings('C-1', 1);
  expect(reading).toMatchObject({ tilt: 0.3 });
  expect(JSON.parse(reading?.extra ?? '')).toEqual({ 200: 7, 201: [1, { 1: -2 }] });
});
