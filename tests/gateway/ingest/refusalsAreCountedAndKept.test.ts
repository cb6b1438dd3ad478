import { DOWN } from '@lidwatch/protocol';
import { encodeMessage } from '@lidwatch/protocol/gateway';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('counts each refusal by link and reason, keeps the bytes, and goes on', () => {
  const [known, stranger] = [createFakeNode(1), createFakeNode(99)];
  const rig = createIngestRig({ nodes: [known] });
  const broken = known.status();
  broken[10] = (broken[10] ?? 0) ^ 1;
  const ack = encodeMessage({ type: 'ack', seqs: [1] });
  rig.take(
    stranger.status(),
    broken,
    Uint8Array.of(1, 2, 3),
    known.seal(ack),
    known.seal(ack, DOWN),
    known.seal(Uint8Array.of(0xa1, 0x01)),
    known.status(),
  );
  const counted = Object.fromEntries(rig.ingest.frames.entries());
  expect(counted).toEqual({
    'test unknown-node': 1,
    'test bad-tag': 1,
    'test too-short': 1,
    'test wrong-direction': 2,
    'test malformed': 1,
    'test report': 1,
  });
  const kept = rig.store.quarantine.list({ limit: 10 });
  expect(kept.map(({ reason }) => reason).sort()).toEqual(
    ['bad-tag', 'malformed', 'too-short', 'unknown-node', 'wrong-direction', 'wrong-direction'].sort(),
  );
  expect(kept.find(({ reason }) => reason === 'bad-tag')).toMatchObject({
    link: 'test',
    from: 'peer',
    bytes: Buffer.from(broken),
  });
});
