import { TRIGGER } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { toCloudEvent } from '../../../gateway/src/upstream/cloudEvent.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';
import { toldEvents } from '../../support/storeRig.ts';

const HOUR = 3_600_000;
const RULE = 'cover.tilted';
const LEVEL = { trigger: TRIGGER.recovered, flags: 0, period: 3, tiltSeries: [3, 3, 3, 3, 3] };

function start() {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  rig.clock.advance(60_000);
  return { node, rig };
}

function shelve({ store, clock }: IngestRig, forMs = HOUR): void {
  const at = clock.now();
  store.reviews.shelve({ cover: 'C-1', rule: RULE, at, until: at + forMs, who: 'ann', reason: 'roadworks' });
}

function look(rig: IngestRig, after: number): void {
  rig.clock.advance(after);
  rig.ingest.lookForSilence();
  rig.clock.advance(20);
}

/** What is told of the rule: kind, shelved, revision. */
function told({ store }: IngestRig) {
  const documents = toldEvents(store).map((change) => toCloudEvent(change, 'depot').data);
  return documents.flatMap(({ rule, kind, shelved = false, revision = 0 }) =>
    rule === RULE ? [[kind, shelved, revision]] : [],
  );
}

it('stores and forwards them, marked from the raising to the end', () => {
  const { node, rig } = start();
  shelve(rig);
  rig.take(node.alert());
  expect(rig.store.events.list({ rule: RULE, limit: 9 })).toMatchObject([{ shelved: true, clearedAt: null }]);
  rig.clock.advance(60_000);
  rig.take(node.alert(LEVEL));
  expect(told(rig)).toEqual([
    ['raised', true, 0],
    ['cleared', true, 0],
  ]);
});

it('does not mark the end of one that was told before its rule was shelved', () => {
  const { node, rig } = start();
  rig.take(node.alert());
  shelve(rig);
  rig.clock.advance(60_000);
  rig.take(node.alert(LEVEL));
  expect(told(rig)).toEqual([
    ['raised', false, 0],
    ['cleared', false, 0],
  ]);
});

it('tells one that is still open when the time is over, once and unmarked', () => {
  const { node, rig } = start();
  shelve(rig);
  rig.take(node.alert());
  look(rig, HOUR / 2);
  expect(told(rig)).toEqual([['raised', true, 0]]);
  look(rig, HOUR / 2);
  look(rig, HOUR);
  expect(told(rig)).toEqual([
    ['raised', true, 0],
    ['raised', false, 1],
  ]);
  expect(rig.store.events.list({ rule: RULE, limit: 9 })).toMatchObject([{ shelved: false, clearedAt: null }]);
  rig.take(node.alert(LEVEL));
  expect(told(rig).at(-1)).toEqual(['cleared', false, 2]);
});

it('tells it, too, when somebody takes its rule off the shelf, and not where it was shelved again', () => {
  const { node, rig } = start();
  shelve(rig);
  rig.take(node.alert());
  expect(rig.store.reviews.unshelve('C-1', RULE, rig.clock.now())).toBe(true);
  shelve(rig);
  look(rig, 60_000);
  expect(told(rig)).toHaveLength(1);
  expect(rig.store.reviews.unshelve('C-1', RULE, rig.clock.now())).toBe(true);
  expect(rig.store.reviews.unshelve('C-1', RULE, rig.clock.now())).toBe(false);
  look(rig, 60_000);
  expect(told(rig).at(-1)).toEqual(['raised', false, 1]);
  expect(rig.store.reviews.ended(rig.clock.now())).toEqual([]);
});
