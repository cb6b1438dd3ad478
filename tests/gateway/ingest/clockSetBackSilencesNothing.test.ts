import { TRIGGER } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { createFakeNode, type FakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';
import { createManualClock } from '../../support/manualClock.ts';

const YEAR = 365 * 86_400_000;
const START = Date.UTC(2026, 0, 1);
const LIFTED = { trigger: TRIGGER.lift, tiltSeries: [600, 800, 880, 880, 880] };
const RECOVERED = { trigger: TRIGGER.recovered, flags: 0, period: 3, tiltSeries: [3, 3, 3, 3, 3] };

/** The same gateway, an hour after its clock was found to be a year ahead. */
function setBack(nodes: readonly FakeNode[], before: (rig: IngestRig) => void): IngestRig {
  const ahead = createIngestRig({ nodes, clock: createManualClock(START + YEAR) });
  before(ahead);
  ahead.store.close();
  return createIngestRig({ nodes, folder: ahead.folder, clock: createManualClock(START + 3_600_000) });
}

const notesLogged = (rig: IngestRig) => rig.log.lines.filter(({ note }) => note === 'clock set back');

it('raises from the next alert, at the time that the clock now shows', () => {
  const node = createFakeNode(1);
  const rig = setBack([node], (ahead) => ahead.take(node.status()));
  const now = rig.clock.now();
  rig.take(node.alert(LIFTED));
  expect(rig.store.events.list({ rule: 'cover.opened', limit: 9 })).toMatchObject([
    { onset: now - 4_000, late: false, clearedAt: null },
  ]);
  expect(rig.store.registry.cover('C-1')).toMatchObject({ latest: { at: now, tilt: 88 }, state: { heard: now } });
});

it('clears what was raised under the clock that was ahead', () => {
  const node = createFakeNode(1);
  const rig = setBack([node], (ahead) => ahead.take(node.alert(LIFTED)));
  rig.take(node.alert(RECOVERED));
  const events = rig.store.events.list({ rule: 'cover.opened', limit: 9 });
  expect(events).toHaveLength(1);
  expect(events[0]?.clearedAt).toBe(rig.clock.now() - 20);
});

it('counts it for each cover once, and logs one line', () => {
  const nodes = [createFakeNode(1), createFakeNode(2)] as const;
  const rig = setBack(nodes, (ahead) => ahead.take(...nodes.map((node) => node.status())));
  for (const node of nodes) rig.take(node.status());
  for (const node of nodes) rig.take(node.status());
  expect(rig.ingest.notes.get('clock set back')).toBe(2);
  expect(notesLogged(rig)).toHaveLength(1);
});

it('misses a node that has fallen silent, by the clock as it is now', () => {
  const node = createFakeNode(1);
  const rig = setBack([node], (ahead) => ahead.take(node.hello({ heartbeat: 60 })));
  for (const hours of [1, 3]) {
    rig.clock.advance(hours * 3_600_000);
    rig.ingest.lookForSilence();
    rig.clock.advance(20);
  }
  expect(rig.store.events.list({ rule: 'node.offline', limit: 9 })).toHaveLength(1);
});

it('thinks nothing of a clock that is nudged into line', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  const receivedAt = rig.clock.now() - 300;
  rig.ingest.push({ bytes: node.status(), link: 'test', from: 'peer', receivedAt });
  rig.clock.advance(20);
  expect(rig.ingest.notes.get('clock set back')).toBe(0);
});
