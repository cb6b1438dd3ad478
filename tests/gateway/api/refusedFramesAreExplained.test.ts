import { encodeMessage } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meaningOf } from '../../../gateway/src/documents/frameMeaning.ts';
import { cborSoup } from '../../support/cborSoup.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

const onNoCover = () => undefined;

it('names why, and the node and cover that a sealed frame claims', async () => {
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
  // a node of that id with another key: a forgery
  const forged = createFakeNode(1, 9).status();
  createUdpPeer(rig.info.links[0]?.address).send(forged);
  let id = 0;
  await until('it is kept', 5_000, async () => {
    const { frames } = (await rig.get('/api/quarantine')).body as { frames: { id: number }[] };
    id = frames[0]?.id ?? 0;
    return id > 0;
  });
  expect((await rig.get(`/api/quarantine/${id}`)).body).toMatchObject({
    reason: 'bad-tag',
    bytes: Buffer.from(forged).toString('hex'),
    meaning: {
      why: expect.stringContaining('tag is wrong'),
      claims: { node: 1, cover: 'C-1' },
      todo: expect.stringContaining('key'),
    },
  });
});

it('reads what came bare over a link that takes sealed frames only', () => {
  const bytes = encodeMessage({ type: 'maintenance', action: 1, minutes: 5 });
  expect(meaningOf({ reason: 'unknown-profile', bytes }, onNoCover)).toMatchObject({
    claims: null,
    bare: { message: { type: 'maintenance', minutes: 5 }, refused: null },
  });
  expect(meaningOf({ reason: 'failed', bytes: Uint8Array.of(1) }, onNoCover)).toMatchObject({
    why: null,
    claims: null,
    bare: { message: null, refused: expect.stringMatching(/^[a-z-]+/) },
  });
});

it('can be asked of any bytes, and what it says is JSON', () => {
  fc.assert(
    fc.property(fc.oneof(cborSoup, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const meaning = meaningOf({ reason: 'malformed', bytes }, onNoCover);
      expect(JSON.parse(JSON.stringify(meaning))).toEqual(meaning);
    }),
  );
});
