import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fate } from '../../../gateway/src/transports/transport.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';

/** Sends a frame, and notes what becomes of it, with what had been sent and stored by then. */
function curious({ ingest, clock, sent, store }: IngestRig, fates: unknown[]): (bytes: Uint8Array) => void {
  return (bytes) => {
    const told = (fate: Fate) => void fates.push([fate, sent.length, store.events.list({ limit: 9 }).length]);
    ingest.push({ bytes, link: 'test', from: 'peer', receivedAt: clock.now() }, told);
  };
}

it('a frame is settled when it is stored and its acknowledgement has left, or when it is refused', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const fates: unknown[] = [];
  const send = curious(rig, fates);
  const alert = node.alert();
  send(alert);
  expect(fates).toEqual([]);
  rig.clock.advance(20);
  expect(fates).toEqual([['settled', 1, 1]]);
  for (const bytes of [alert, Uint8Array.of(1), createFakeNode(2).status()]) send(bytes);
  rig.clock.advance(20);
  expect(fates.slice(1)).toEqual(new Array(3).fill(['settled', 1, 1]));
});

it('it is lost where there is no room, or the gateway has ended', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  for (let i = 0; i < 100_000; i += 1) {
    rig.ingest.push({ bytes: Uint8Array.of(1), link: 'test', from: 'x', receivedAt: 0 });
  }
  const fates: unknown[] = [];
  const send = curious(rig, fates);
  send(node.status());
  expect(fates).toEqual([['lost', 0, 0]]);
  rig.ingest.stop();
  send(node.status());
  expect(fates).toEqual([
    ['lost', 0, 0],
    ['lost', 0, 0],
  ]);
});

it('whatever fails, each is told of once, in their order, and none before a commit has gone well', () => {
  const node = createFakeNode(1);
  const steps = fc.array(fc.record({ frames: fc.nat(3), fails: fc.nat(2), breaks: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(steps, (all) => {
      let [failures, isBroken, commits] = [0, false, 0];
      const rig = createIngestRig({
        nodes: [node],
        wrap: (store) => ({
          ...store,
          commit(batch, now) {
            if (failures > 0) {
              failures -= 1;
              throw new Database.SqliteError('busy', 'SQLITE_BUSY');
            }
            if (isBroken && batch.nodes.length > 0) throw new TypeError('a fault of ours');
            commits += 1;
            return store.commit(batch, now);
          },
        }),
      });
      const order: number[] = [];
      let pushed = 0;
      for (const { frames, fails, breaks } of all) {
        [failures, isBroken] = [fails, breaks];
        for (let i = 0; i < frames; i += 1) {
          const id = pushed;
          pushed += 1;
          const frame = { bytes: node.status(), link: 'test', from: 'peer', receivedAt: rig.clock.now() };
          const before = commits;
          rig.ingest.push(frame, (fate) => {
            expect([fate, commits > before]).toEqual(['settled', true]);
            order.push(id);
          });
        }
        rig.clock.advance(60_000);
      }
      expect(order).toEqual(Array.from({ length: pushed }, (_, i) => i));
    }),
    { numRuns: 30 },
  );
});
