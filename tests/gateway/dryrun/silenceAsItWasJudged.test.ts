import { expect, it } from 'vitest';
import { NO_LAYERS } from '../../../gateway/src/detect/ruleSettings.ts';
import { endingOf } from '../../../gateway/src/dryrun/ending.ts';
import { toldOf, tryRules } from '../../support/dryRunRig.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig, type IngestRig } from '../../support/ingestRig.ts';

const HOUR = 3_600_000;

function look(rig: IngestRig, after: number): void {
  rig.clock.advance(after);
  rig.ingest.lookForSilence();
  rig.clock.advance(20);
}

const verdicts = (rig: IngestRig) => tryRules(rig, NO_LAYERS).tally.differences();
const counts = (rig: IngestRig, raise: number) =>
  tryRules(rig, { ...NO_LAYERS, defaults: { 'node.offline': { raise } } })
    .tally.counts()
    .find(({ rule }) => rule === 'node.offline');

it('a frame without readings, and a repeat, end a silence', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.hello({ heartbeat: 60 }));
  look(rig, 2.2 * HOUR);
  rig.take(node.alert());
  look(rig, 2.2 * HOUR);
  rig.take(node.repeat());
  look(rig, 2.2 * HOUR);
  rig.take(node.hello({ heartbeat: 120 }));
  look(rig, 4.4 * HOUR);
  rig.take(node.status());
  expect(toldOf(rig, 'C-1').filter(({ rule }) => rule === 'node.offline')).toEqual([]);
  expect(verdicts(rig)).toEqual([]);
  expect(counts(rig, 2)).toMatchObject({ told: 0, found: 4, new: 4 });
});

it('the time in which the gateway was off is not the silence of a node', () => {
  const node = createFakeNode(1);
  const first = createIngestRig({ nodes: [node] });
  first.take(node.hello({ heartbeat: 60 }));
  first.store.close();
  first.clock.advance(10 * HOUR);
  const rig = createIngestRig({ nodes: [node], folder: first.folder, clock: first.clock });
  look(rig, 2.2 * HOUR);
  rig.take(node.status());
  expect(verdicts(rig)).toEqual([]);
  expect(counts(rig, 2)).toMatchObject({ found: 1 });
});

it('a node on a link that loses much is given more time', () => {
  const [loud, quiet] = [createFakeNode(1), createFakeNode(2)];
  const rig = createIngestRig({ nodes: [loud, quiet] });
  rig.take(loud.hello({ heartbeat: 60 }), quiet.hello({ heartbeat: 60 }));
  for (let i = 0; i < 60; i += 1) {
    rig.clock.advance(HOUR);
    loud.counter += 1;
    rig.take(loud.status({ water: 10 + i }), quiet.status({ water: 10 + i }));
  }
  look(rig, 6 * HOUR);
  rig.take(quiet.status());
  expect(toldOf(rig, 'C-2')).toEqual([]);
  expect(tryRules(rig, NO_LAYERS, { scope: { cover: 'C-2' } }).tally.differences()).toEqual([]);
});

it('work on a cover excuses its node, as it did then', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.hello({ heartbeat: 60 }));
  rig.take(node.status({ flags: 2 }));
  look(rig, 30 * HOUR);
  rig.take(node.status());
  expect(verdicts(rig)).toEqual([]);
  expect(counts(rig, 2)).toMatchObject({ found: 0 });
});

it('behind the last frame a silence counts until the gateway is known to have been on', () => {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.hello({ heartbeat: 60 }));
  const heard = rig.clock.now();
  look(rig, 9 * HOUR);
  const found = (onUntil: number) =>
    tryRules(rig, NO_LAYERS, { ending: (_, told) => endingOf({ to: rig.clock.now(), onUntil }, told) }).tally;
  // what it has told itself it must have noticed
  expect(found(0).differences()).toEqual([]);
  const other = createFakeNode(2);
  const dark = createIngestRig({ nodes: [other] });
  dark.take(other.hello({ heartbeat: 60 }));
  dark.clock.advance(9 * HOUR);
  const judged = (onUntil: number, since = 0) =>
    tryRules(dark, NO_LAYERS, {
      ending: (_, told) => endingOf({ to: dark.clock.now(), onUntil, since }, told),
    }).tally.differences().length;
  expect([judged(heard), judged(dark.clock.now()), judged(dark.clock.now(), dark.clock.now() - HOUR)]).toEqual([
    0, 1, 0,
  ]);
});
