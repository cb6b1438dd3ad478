import { advance, atRest } from './machine.ts';
import { readBatteryLow } from './rules/batteryLow.ts';
import { readOpened } from './rules/coverOpened.ts';
import { readTilted } from './rules/coverTilted.ts';
import type { Read } from './rules/readings.ts';
import { readWaterHigh } from './rules/waterHigh.ts';
import type { CoverState, RuleName, RuleState, Rules, Sample, Step, Transition } from './types.ts';

/** The rules that samples drive, in the order in which one sample's transitions are told. */
export const READERS: readonly (readonly [RuleName, Read])[] = [
  ['cover.opened', readOpened],
  ['cover.tilted', readTilted],
  ['water.high', readWaterHigh],
  ['battery.low', readBatteryLow],
];

/** Where one rule stands after one sample; the same object when the sample says nothing to it. */
export function stepRule(
  rules: Rules,
  name: RuleName,
  read: Read,
  before: RuleState,
  sample: Sample,
  out: Transition[],
): RuleState {
  const rule = rules[name];
  // late: overtaken by newer samples. Live alarms are about now; what an alert said of the past is for detectLate.
  if (sample.at < before.newest) return before;
  const reading = read(rule, sample, before);
  const mayRaise = rule.enabled && sample.maintenance !== true;
  if (reading === undefined) return before.phase === 'pending' && !mayRaise ? atRest(sample.at) : before;
  const { after, transition } = advance(rule, before, sample.at, reading, mayRaise);
  if (transition) out.push(transition);
  return after;
}

/**
 * Feeds samples of one cover, in the order given, to every rule: a fold, so any split of the same samples into batches
 * gives the same transitions. The caller sorts what arrived together by event time; a sample older than what a rule
 * has already used changes nothing in that rule. Duplicate reports are refused before this, by (node, counter).
 *
 * A disabled rule raises nothing; what it had raised before may still clear.
 */
export function detect(rules: Rules, state: CoverState, samples: readonly Sample[]): Step {
  const transitions: Transition[] = [];
  const states: Partial<Record<RuleName, RuleState>> = { ...state.rules };
  let { newest, maintenance } = state;
  for (const sample of samples) {
    for (const [name, read] of READERS) {
      const before = states[name] ?? atRest(Number.NEGATIVE_INFINITY);
      const after = stepRule(rules, name, read, before, sample, transitions);
      if (after !== before) states[name] = after;
    }
    if (sample.at >= newest) {
      newest = sample.at;
      maintenance = sample.maintenance === true;
    }
  }
  return { state: samples.length === 0 ? state : { ...state, rules: states, newest, maintenance }, transitions };
}
