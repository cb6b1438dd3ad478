import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('finds the same events however the frames were gathered into batches', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ tilt: fc.constantFrom(5, 120, 300, 600), cut: fc.boolean(), node: fc.integer({ min: 0, max: 1 }) }),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      (steps) => {
        const events = [false, true].map((oneBatch) => {
          const nodes = [createFakeNode(1), createFakeNode(2)] as const;
          const rig = createIngestRig({ nodes });
          const start = rig.clock.now();
          steps.forEach(({ tilt, cut, node }, i) => {
            const sender = nodes[node === 0 ? 0 : 1];
            const receivedAt = start + i * 2_000;
            rig.ingest.push({ bytes: sender.status({ tilt }), link: 'test', from: 'peer', receivedAt });
            if (cut && !oneBatch) rig.clock.advance(20);
          });
          rig.clock.advance(20);
          const found = rig.store.events.list({ limit: 100 }).map(({ no: _, ...event }) => event);
          rig.store.close();
          return found.sort((a, b) => a.id.localeCompare(b.id));
        });
        expect(events[0]).toEqual(events[1]);
      },
    ),
    { numRuns: 30 },
  );
});

it('puts what arrived together in the order of its event times', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const now = rig.clock.now();
  const late = node.alert({ age: 30 });
  const recovered = node.alert({ trigger: 6, flags: 0, age: 0, period: 3, tiltSeries: [10, 10, 10, 10, 10] });
  // the younger alert was heard at once, the older one only as a repeat
  rig.take(recovered, late);
  expect(rig.store.events.list({ limit: 10 })).toMatchObject([
    { rule: 'cover.tilted', onset: now - 34_000, clearedAt: now },
  ]);
});
