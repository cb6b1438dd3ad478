import { TRIGGER } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import type { RuleLayers } from '../../../gateway/src/detect/ruleSettings.ts';
import { toCloudEvent } from '../../../gateway/src/upstream/cloudEvent.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';
import { toldEvents } from '../../support/storeRig.ts';

const layers: RuleLayers = { defaults: { 'cover.tilted': { latching: true } }, groups: {}, covers: {} };
const LEVEL = { trigger: TRIGGER.recovered, flags: 0, period: 3, tiltSeries: [3, 3, 3, 3, 3] };

/** A cover that was tilted and lies well again; its event is latched. */
function start() {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node], layers });
  rig.take(node.status());
  rig.clock.advance(60_000);
  rig.take(node.alert());
  rig.clock.advance(60_000);
  rig.take(node.alert(LEVEL));
  rig.clock.advance(60_000);
  const event = rig.store.events.list({ limit: 9 })[0]?.id ?? '';
  return { node, rig, event };
}

const tilted = (rig: IngestRig) => rig.store.events.list({ rule: 'cover.tilted', limit: 9 });
const told = (rig: IngestRig) => toldEvents(rig.store);

function ask({ store, clock }: IngestRig, event: string) {
  return store.releases.ask({ event, at: clock.now(), who: 'ann', text: 'the lid is back' });
}

it('with the next batch, and told with the name of who let it go', () => {
  const { rig, event } = start();
  expect(tilted(rig)).toMatchObject([{ clearedAt: null }]);
  const at = rig.clock.now();
  expect(ask(rig, event)).toMatchObject({ state: 'asked', note: { who: 'ann', kind: 'released' } });
  rig.ingest.lookForRequests();
  rig.clock.advance(20);
  expect(tilted(rig)).toMatchObject([{ id: event, clearedAt: at }]);
  const last = told(rig).at(-1);
  expect(last && toCloudEvent(last, 'depot')).toMatchObject({
    id: `${event}:cleared`,
    data: { kind: 'cleared', released: { who: 'ann', text: 'the lid is back' } },
  });
  expect(rig.store.releases.open()).toEqual([]);
});

it('once, however often it is asked for', () => {
  const { rig, event } = start();
  ask(rig, event);
  expect(ask(rig, event)).toEqual({ state: 'asked', note: undefined });
  rig.ingest.lookForSilence();
  rig.clock.advance(20);
  expect(ask(rig, event)).toEqual({ state: 'closed', note: undefined });
  rig.ingest.lookForSilence();
  rig.clock.advance(20);
  expect(rig.store.reviews.of(event)).toHaveLength(1);
  expect(told(rig).map(({ transition }) => transition.kind)).toEqual(['raised', 'cleared']);
});

it('at the next start of a gateway that did not run', () => {
  const { node, rig, event } = start();
  const at = rig.clock.now();
  rig.ingest.stop();
  ask(rig, event);
  rig.store.close();
  rig.clock.advance(7_200_000);
  const next = createIngestRig({ nodes: [node], layers, folder: rig.folder, clock: rig.clock });
  next.ingest.lookForSilence();
  next.clock.advance(20);
  expect(tilted(next)).toMatchObject([{ id: event, clearedAt: at }]);
});

it('and stays so when samples of the time before it come late, which raise what else they tell', () => {
  const { node, rig, event } = start();
  ask(rig, event);
  rig.ingest.lookForRequests();
  rig.clock.advance(600_000);
  rig.take(node.alert({ age: 700, tiltSeries: [880, 880, 880, 880, 880] }));
  expect(tilted(rig)).toMatchObject([{ id: event, withdrawn: false, revision: 0 }]);
  expect(rig.store.events.list({ rule: 'cover.opened', limit: 9 })).toMatchObject([{ late: true }]);
});

it('together with frames of the same batch, of which what is behind it raises a new event', () => {
  const { node, rig, event } = start();
  ask(rig, event);
  rig.clock.advance(60_000);
  rig.take(node.alert());
  expect(tilted(rig)).toMatchObject([{ clearedAt: null }, { id: event, clearedAt: rig.clock.now() - 60_020 }]);
});

it('not where it cleared by itself meanwhile, or there is none', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  rig.clock.advance(60_000);
  rig.take(node.alert());
  const [event] = tilted(rig);
  rig.clock.advance(60_000);
  ask(rig, event?.id ?? '');
  rig.clock.advance(1);
  expect(ask(rig, 'none')).toBeUndefined();
  // the recovery that makes it clear came with the same batch: it is told once
  rig.take(node.alert(LEVEL));
  expect(told(rig).filter(({ transition }) => transition.kind === 'cleared')).toHaveLength(1);
  expect(rig.store.releases.open()).toEqual([]);
});
