import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

it('counts all of a flood of bad frames, but logs and keeps a few', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  for (let i = 0; i < 5_000; i += 1) {
    rig.ingest.push({ bytes: Uint8Array.of(i & 127, 1, 2), link: 'field', from: 'x', receivedAt: rig.clock.now() });
  }
  rig.clock.advance(1_000);
  expect(rig.ingest.frames.get('field too-short')).toBe(5_000);
  expect(rig.log.lines.filter(({ msg }) => msg === 'frame refused').length).toBeLessThanOrEqual(25);
  expect(rig.store.quarantine.list({ limit: 10_000 }).length).toBeLessThanOrEqual(25);

  rig.clock.advance(60_000);
  rig.ingest.push({ bytes: Uint8Array.of(9), link: 'field', from: 'x', receivedAt: rig.clock.now() });
  rig.clock.advance(20);
  const last = rig.log.lines.findLast(({ msg }) => msg === 'frame refused');
  expect(last?.withheld).toBeGreaterThan(4_900);
});

it('bounds what waits, and counts what it had to drop', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  const bytes = Uint8Array.of(1);
  for (let i = 0; i < 100_010; i += 1) rig.ingest.push({ bytes, link: 'field', from: 'x', receivedAt: 0 });
  expect(rig.ingest.waiting()).toBe(100_000);
  expect(rig.ingest.frames.get('field dropped')).toBe(10);
});
