import { TRIGGER } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import { NO_LAYERS } from '../../../gateway/src/detect/ruleSettings.ts';
import { tryRules } from '../../support/dryRunRig.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createIngestRig } from '../../support/ingestRig.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Slid on the first day, so that it is displaced until somebody closes it; then level, and told of twice a day. */
function createSlide() {
  const node = createFakeNode(1);
  const rig = createIngestRig({ nodes: [node] });
  rig.take(node.status());
  rig.clock.advance(MINUTE);
  rig.take(node.alert({ trigger: TRIGGER.slide, tiltSeries: [4, 4, 4, 4, 4] }));
  const slid = rig.clock.now();
  for (let i = 0; i < 8; i += 1) {
    rig.clock.advance(DAY / 2);
    rig.take(node.status({ tilt: 4 }));
  }
  return { rig, slid };
}

const row = (run: ReturnType<typeof tryRules>) => run.tally.counts().find(({ rule }) => rule === 'cover.displaced');

it('an event from before the span is folded, and not counted', () => {
  const { rig, slid } = createSlide();
  const span = { from: slid + DAY, to: rig.clock.now() };
  expect(row(tryRules(rig, NO_LAYERS, { from: slid - DAY }))).toMatchObject({ told: 1, found: 1, same: 1 });
  expect(row(tryRules(rig, NO_LAYERS, { ...span, warmUpMs: 3 * DAY }))).toMatchObject({ told: 0, found: 0 });
});

it('a rule that holds longer raises in the span what began before it, if history is warmed up so far', () => {
  const { rig, slid } = createSlide();
  const layers = { ...NO_LAYERS, defaults: { 'cover.displaced': { hold: { ms: 1.4 * DAY } } } };
  const span = { from: slid + DAY, to: rig.clock.now() };
  expect(row(tryRules(rig, layers, { ...span, warmUpMs: 3 * DAY }))).toMatchObject({ told: 0, found: 1, changed: 1 });
  // nobody knows any more that it had slid
  expect(row(tryRules(rig, layers, { ...span, warmUpMs: 0 }))).toMatchObject({ told: 0, found: 0 });
});

it('what ended behind the span was open at its end', () => {
  const { rig, slid } = createSlide();
  const tilted = { ...NO_LAYERS, defaults: { 'cover.displaced': { enabled: false } } };
  const [gone] = tryRules(rig, tilted, { from: slid - DAY, to: slid + DAY }).tally.differences();
  expect(gone).toMatchObject({ verdict: 'gone', told: { rule: 'cover.displaced', clearedAt: null } });
});
