import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { arbitraryFrames, disturbed, inTime, type Receipt } from '../../support/frameLife.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';

/** Each life is that of another cover; a database is made for so many. */
const COVERS = 200;
const DAY = 86_400_000;

const nodes = Array.from({ length: COVERS }, (_, i) => ({ node: i + 1, key: createFakeNode(i + 1).key }));

/** Behind so many frames; null: it runs on. */
const arbitraryRestart = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.nat({ max: 20 }) },
);

/** A gateway that can be stopped, and begun again on what it had stored. */
function createRig() {
  let rig = createIngestRig({ nodes });
  return {
    now: () => rig.clock.now(),
    waitUntil: (at: number) => rig.clock.advance(Math.max(0, at - rig.clock.now())),
    /** All of them in one batch, which is folded once: nothing is late there. */
    takeAtOnce(receipts: readonly Receipt[]): void {
      this.waitUntil(receipts.at(-1)?.at ?? 0);
      for (const { at, bytes } of receipts) rig.ingest.push({ bytes, link: 'test', from: 'peer', receivedAt: at });
      rig.clock.advance(20);
    },
    take(receipts: readonly Receipt[]): void {
      for (const { at, bytes } of receipts) {
        this.waitUntil(at);
        rig.ingest.push({ bytes, link: 'test', from: 'peer', receivedAt: at });
      }
      rig.clock.advance(20);
    },
    restart(): void {
      rig.ingest.stop();
      rig.store.close();
      const { folder, clock } = rig;
      rig = createIngestRig({ nodes, folder, clock });
    },
    notes: (note: string) => rig.ingest.notes.get(note),
    events: (cover: string) => eventsOf(rig, cover),
  };
}

/** Those that were, as they stand in the store. */
function eventsOf({ store }: IngestRig, cover: string) {
  return store.events
    .list({ cover, withdrawn: false, limit: 1_000 })
    .map(({ id, rule, signal, onset, raisedAt, clearedAt, value, peak, reason }) => ({
      ...{ id, rule, signal, onset, raisedAt, clearedAt, value, reason },
      // while it is open, the store holds what the peak was when it was told last
      peak: clearedAt === null ? 'open' : peak,
    }))
    .sort((a, b) => a.onset - b.onset || a.rule.localeCompare(b.rule));
}

it('stores the same events for the same frames, in time or late and twice, over days and a restart', () => {
  const calm = createRig();
  const rough = createRig();
  let used = 0;
  let late = 0;
  let days = 0;
  fc.assert(
    fc.property(arbitraryFrames, arbitraryRestart, (life, restartAt) => {
      // a new life begins behind all that was under way of the one before
      const start = Math.max(calm.now(), rough.now()) + 1_000;
      used = (used % COVERS) + 1;
      const cover = `C-${used}`;
      const receipts = inTime(createFakeNode(used), life, start);
      calm.takeAtOnce(receipts);
      days = Math.max(days, ((receipts.at(-1)?.at ?? start) - start) / DAY);
      const mixed = disturbed(createFakeNode(used), life, start);
      const cut = restartAt ?? mixed.length;
      rough.take(mixed.slice(0, cut));
      late += rough.notes('late samples');
      if (restartAt !== null) rough.restart();
      rough.take(mixed.slice(cut));
      expect(rough.events(cover)).toEqual(calm.events(cover));
    }),
    { numRuns: 150 },
  );
  expect(days).toBeGreaterThan(2);
  expect(late).toBeGreaterThan(0);
});
