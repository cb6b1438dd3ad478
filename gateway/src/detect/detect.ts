import { advance, type Reading, unspoken } from './machine.ts';
import { placeOf } from './order.ts';
import { perRules } from './perRules.ts';
import { readBatteryLow } from './rules/batteryLow.ts';
import { readDisplaced } from './rules/coverDisplaced.ts';
import { readImpact } from './rules/coverImpact.ts';
import { readOpened } from './rules/coverOpened.ts';
import { readRattling } from './rules/coverRattling.ts';
import { readTilted } from './rules/coverTilted.ts';
import { readFault } from './rules/nodeFault.ts';
import { emptyReading, type Read, type Seen } from './rules/readings.ts';
import { readWaterHigh } from './rules/waterHigh.ts';
import { readWaterOverflow } from './rules/waterOverflow.ts';
import { readWaterRising } from './rules/waterRising.ts';
import { remember } from './signals/memory.ts';
import type { CoverState, Rule, RuleName, RuleState, Rules, Sample, Step, Transition } from './types.ts';

interface Reader {
  readonly name: RuleName;
  readonly read: Read;
}

/** The rules that samples drive, in the order in which one sample's transitions are told. */
const READERS: readonly Reader[] = [
  { name: 'cover.opened', read: readOpened },
  { name: 'cover.tilted', read: readTilted },
  { name: 'cover.displaced', read: readDisplaced },
  { name: 'cover.impact', read: readImpact },
  { name: 'cover.rattling', read: readRattling },
  { name: 'water.high', read: readWaterHigh },
  { name: 'water.overflow', read: readWaterOverflow },
  { name: 'water.rising', read: readWaterRising },
  { name: 'battery.low', read: readBatteryLow },
  { name: 'node.fault', read: readFault },
];

interface Ruled extends Reader {
  readonly rule: Rule;
}

const readersFor = perRules((rules): readonly Ruled[] =>
  READERS.map(({ name, read }) => ({ name, read, rule: rules[name] })),
);

type States = Partial<Record<RuleName, RuleState>>;

/** Nearly always nothing is: then no rule need be looked up among those that are. */
const REST: States = {};

function isAtRest(states: States): boolean {
  for (const _name in states) return false;
  return true;
}

/** Filled anew for each rule and sample of a call, since there may be a million of them in a second. */
type Scratch = { -readonly [K in keyof Seen]: Seen[K] };

/** Where a rule stands after a sample of which `reading` is what it `speaks`, if it does. */
function stepRule(rule: Rule, seen: Seen, speaks: boolean, reading: Reading, out: Transition[]): RuleState | undefined {
  const { sample, state } = seen;
  const mayRaise = rule.enabled && sample.maintenance !== true;
  if (!speaks) return state && unspoken(state, sample.at, mayRaise);
  const { after, transition } = advance(rule, state, sample.at, reading, mayRaise);
  if (transition) out.push(transition);
  return after;
}

/** The same with one rule at another place. */
function placed(states: States, name: RuleName, after: RuleState | undefined): States {
  const { [name]: _before, ...others } = states;
  if (after !== undefined) return { ...others, [name]: after };
  return isAtRest(others) ? REST : others;
}

/**
 * Feeds samples of one cover to every rule: a fold, so any split of the same samples into batches gives the same
 * transitions. They are to be in the order of `inOrder`, and behind all that `state` has seen; what comes late is for
 * `revise`, which folds again from where it belongs.
 *
 * A disabled rule raises nothing; what it had raised before may still clear.
 */
export function detect(rules: Rules, state: CoverState, samples: readonly Sample[]): Step {
  const first = samples[0];
  if (first === undefined) return { state, transitions: [] };
  const transitions: Transition[] = [];
  const readers = readersFor(rules);
  let { memory, newest, maintenance } = state;
  let states: States = isAtRest(state.rules) ? REST : state.rules;
  const seen: Scratch = { rules, sample: first, memory, state: undefined };
  const reading = emptyReading();
  for (const sample of samples) {
    memory = remember(rules, memory, sample);
    seen.sample = sample;
    seen.memory = memory;
    for (let i = 0; i < readers.length; i += 1) {
      const { name, read, rule } = readers[i] as Ruled;
      const before = states === REST ? undefined : states[name];
      seen.state = before;
      const speaks = read(rule, seen, reading);
      // at rest, and stays so: nearly always
      if (before === undefined && !(speaks && reading.zone === 'beyond')) continue;
      const after = stepRule(rule, seen, speaks, reading, transitions);
      if (after !== before) states = placed(states, name, after);
    }
    const place = placeOf(sample);
    if (place >= newest) {
      newest = place;
      maintenance = sample.maintenance === true;
    }
  }
  const { heard, loss, stamp } = state;
  return { state: { rules: states, memory, newest, heard, loss, maintenance, stamp }, transitions };
}
