import { expect, it } from 'vitest';
import { withoutFuture } from '../../../gateway/src/detect/clockStep.ts';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { release } from '../../../gateway/src/detect/release.ts';
import { hear, tick } from '../../../gateway/src/detect/rules/nodeOffline.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { rulesWith, series } from '../../support/detection.ts';

const HOUR = 3_600_000;
const rules = rulesWith('water.high', { latching: true });
const { state: flooded } = detect(rules, emptyState(), series('water', [400, 420, 400]));
const { state: released } = release(rules, flooded, 'water.high', 2_000_000);

it('what was before the release is of the event that was let go', () => {
  const late = detect(rules, released, series('water', [500, 500, 500, 500], 1000, 1_500_000));
  expect(late.transitions).toEqual([]);
  const now = detect(rules, late.state, series('water', [500, 500, 500], 1000, 2_000_001));
  expect(now.transitions).toMatchObject([{ kind: 'raised', onset: 2_000_001 }]);
});

it('only what is behind the release counts of a series that reaches over it', () => {
  const { transitions } = detect(rules, released, series('water', [500, 500, 500, 500, 500], 1000, 1_999_000));
  expect(transitions).toMatchObject([{ kind: 'raised', onset: 2_001_000, at: 2_003_000 }]);
});

it('holds nothing against the other rules', () => {
  const { transitions } = detect(rules, released, series('tilt', [30, 30, 30, 30], 1000, 1_500_000));
  expect(transitions).toMatchObject([{ rule: 'cover.tilted', kind: 'raised' }]);
});

it('lies no earlier than what was judged already', () => {
  expect(release(rules, flooded, 'water.high', 5).transitions).toMatchObject([{ at: 1_002_000 }]);
});

it('ends with the clock under which it was made, where that was ahead', () => {
  const ahead = release(rules, flooded, 'water.high', 90_000_000).state;
  expect(detect(rules, ahead, series('water', [500, 500, 500], 1000, 2_000_000)).transitions).toEqual([]);
  const now = withoutFuture(ahead, 2_000_000);
  expect(detect(rules, now, series('water', [500, 500, 500], 1000, 2_000_000)).transitions).toMatchObject([
    { kind: 'raised' },
  ]);
  expect(withoutFuture(released, 2_000_000)).toBe(released);
});

it('of node.offline lasts as long as the silence does', () => {
  const heard = hear(rules, emptyState(), HOUR, HOUR).state;
  const silent = tick(rules, heard, 5 * HOUR, HOUR).state;
  const quiet = release(rules, silent, 'node.offline', 6 * HOUR).state;
  expect(tick(rules, quiet, 90 * HOUR, HOUR).transitions).toEqual([]);
  const back = hear(rules, quiet, 91 * HOUR, HOUR);
  expect(back.transitions).toEqual([]);
  expect(tick(rules, back.state, 96 * HOUR, HOUR).transitions).toMatchObject([{ kind: 'raised' }]);
});

it('of node.offline that only a latch had held lets the next silence be missed', () => {
  const latching = rulesWith('node.offline', { latching: true });
  const silent = tick(latching, hear(latching, emptyState(), HOUR, HOUR).state, 5 * HOUR, HOUR).state;
  const back = hear(latching, silent, 6 * HOUR, HOUR).state;
  const quiet = release(latching, back, 'node.offline', 7 * HOUR).state;
  expect(tick(latching, quiet, 11 * HOUR, HOUR).transitions).toMatchObject([{ kind: 'raised' }]);
});
