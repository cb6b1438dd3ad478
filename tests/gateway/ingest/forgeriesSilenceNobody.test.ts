import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

const PACE = { burst: 5, perSecond: 1 };

it('a flood of forgeries with the id of a node, from wherever, neither drops nor delays what that node says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ forgeries: fc.nat(40), from: fc.constantFrom('peer', 'other'), alert: fc.boolean() }), {
        maxLength: 12,
      }),
      (rounds) => {
        const node = createFakeNode(1);
        const rig = createIngestRig({ nodes: [node], parts: { perNode: () => PACE } });
        let alerts = 0;
        for (const { forgeries, from, alert } of rounds) {
          const template = createFakeNode(1, 99);
          template.counter = node.counter;
          for (let i = 0; i < forgeries; i += 1) {
            const receivedAt = rig.clock.now();
            rig.ingest.push({ bytes: template.alert(), link: 'test', from, receivedAt });
          }
          if (alert) {
            alerts += 1;
            rig.take(node.alert());
          }
          rig.clock.advance(5_000);
        }
        expect([rig.ingest.reports.get('alert'), rig.sent.length]).toEqual([alerts, alerts]);
        rig.store.close();
      },
    ),
    { numRuns: 25 },
  );
});

it('a node that has gone mad is heard as often as is allowed, and again later; the others are not concerned', () => {
  const [mad, calm] = [createFakeNode(1), createFakeNode(2)];
  const rig = createIngestRig({ nodes: [mad, calm], parts: { perNode: () => PACE } });
  for (let i = 0; i < 60; i += 1) rig.take(mad.status());
  expect(rig.ingest.reports.get('status')).toBe(PACE.burst + 1);
  expect(rig.ingest.frames.get('test over-rate')).toBe(54);
  rig.take(calm.status());
  expect(rig.ingest.reports.get('status')).toBe(PACE.burst + 2);
  rig.clock.advance(10_000);
  rig.take(mad.alert());
  expect(rig.ingest.reports.get('alert')).toBe(1);
});

it('what was not taken is not acknowledged, and its repeat is', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node], parts: { perNode: () => ({ burst: 1, perSecond: 1 }) } });
  rig.take(node.status(), node.alert());
  expect(rig.sent).toEqual([]);
  rig.clock.advance(2_000);
  rig.take(node.repeat(2));
  expect([rig.sent.length, rig.store.events.list({ limit: 9 }).length]).toEqual([1, 1]);
});

it('a clock that is set back takes nothing away from a node', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node], parts: { perNode: () => PACE } });
  rig.take(node.status());
  rig.clock.advance(-3_600_000);
  for (let i = 0; i < 4; i += 1) rig.take(node.status());
  expect(rig.ingest.reports.get('status')).toBe(5);
});
