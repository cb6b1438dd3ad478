import type { Rules } from '../rule.ts';
import type { Sample } from '../sample.ts';
import { addTo, goesOn, openDoubt, takeOdd } from './levelDoubt.ts';
import { copyOf, copyOfDoubt, type Doubt, type Level, VERDICT } from './levelMemory.ts';
import { movesLikeWater } from './levelProof.ts';
import { type LevelSettings, levelSettingsOf, possibleChange, toldRise, unprovenRise } from './levelSettings.ts';
import { riseRate } from './riseRate.ts';

/** What is known of a sample beside its level. */
interface LevelContext {
  /**
   * The sample belongs to the series of an alert (trigger `water`): at its last look before, one period ago, the node
   * had seen less than this level, or it would have told then. mm
   */
  readonly toldAt?: number | undefined;
  /** the node itself says that the water has fallen (trigger `recovered`) */
  readonly recovered?: boolean | undefined;
}

const NO_CONTEXT: LevelContext = {};
/** samples that a sudden fall must last, and that make a level known */
const FEW = 3;

const DAY = 86_400_000;

/**
 * The ground follows the level down at once. Upwards it goes slowly, and no higher than two samples in a row: one of them alone may
 * be of a flood that came while nobody looked. What lies well within `dry` teaches nothing.
 */
function groundAfter({ dry, groundRate }: LevelSettings, memory: Level, at: number, level: number): number {
  const { ground } = memory;
  if (level <= ground) return Math.max(0, level);
  const both = Math.min(memory.level, level);
  if (both <= ground + dry / 2) return ground;
  return Math.min(both, ground + groundRate * Math.min(Math.max(0, at - memory.at) / DAY, 1));
}

function believe(settings: LevelSettings, memory: Level, at: number, level: number, rise: number, ms: number): void {
  // a sample may lie behind what is known, where it came too late to be put in its place
  memory.rate = memory.known === 0 ? 0 : riseRate(memory.rate, rise, Math.max(0, ms));
  memory.rangeSince = 0;
  if (memory.known !== 0 && Math.round(level) === Math.round(memory.level)) memory.still += 1;
  else {
    memory.stillSince = at;
    memory.still = 1;
  }
  memory.ground = groundAfter(settings, memory, at, level);
  if (level > memory.ground + settings.dry) memory.drySince = 0;
  else if (memory.drySince === 0) memory.drySince = at;
  if (memory.known < FEW) memory.known += 1;
  memory.verdict = VERDICT.believed;
  memory.at = at;
  memory.level = level;
  memory.doubt = null;
}

function isLevel({ lowest, highest }: LevelSettings, raw: number): boolean {
  // false for what is not a number, too
  return raw > lowest && raw < highest;
}

/**
 * The level of a doubt that may have lasted for long enough to be told, had anybody looked: reports are hours apart. It
 * must not be forgotten without a word that a node has seen such water.
 */
function leftUntold({ doubtHold }: LevelSettings, { began, at, level, count }: Doubt, now: number): number {
  return count > 1 && at - began < doubtHold && now - began >= doubtHold ? level : 0;
}

/**
 * One sample of one cover, in the order of event times; changes `memory`. What it was is `memory.verdict`:
 * believed (`memory.level`), doubtful (`memory.doubt`: neither believed nor forgotten), or no level at all.
 */
function stepLevel(
  settings: LevelSettings,
  memory: Level,
  at: number,
  raw: number,
  context: LevelContext = NO_CONTEXT,
): void {
  memory.unproven = 0;
  if (!isLevel(settings, raw)) {
    memory.verdict = VERDICT.range;
    memory.rangeAt = at;
    if (memory.rangeSince === 0) memory.rangeSince = at;
    return;
  }
  const { doubt } = memory;
  if (doubt !== null) {
    const isBack = raw >= doubt.low && raw <= doubt.high;
    if (isBack && !drainsBack(settings, memory, doubt, at, raw)) {
      memory.unproven = leftUntold(settings, doubt, at);
      believe(settings, memory, at, raw, raw - memory.level, at - memory.at);
    } else goOnDoubting(settings, memory, doubt, at, raw, context);
    return;
  }
  // what was looked at since then, and showed no level, has not come unseen
  // series of one node may seem to overlap by a second or two (order.ts)
  const ms = Math.max(0, (memory.rangeSince === 0 ? at : memory.rangeSince) - memory.at);
  memory.rangeSince = 0;
  const { toldAt, recovered } = context;
  // a node tells as soon as it has looked three times, however lately it was heard: what it saw before lay below its level
  const isTold = toldAt !== undefined && raw >= toldAt;
  const from = isTold ? Math.max(memory.level, toldAt) : memory.level;
  const high = from + (isTold ? toldRise(settings) : unprovenRise(settings, ms, memory.rate));
  // as long as little is known, it was the higher level that was false
  const isFallBelieved = recovered === true || memory.known < FEW;
  const low = isFallBelieved ? settings.lowest : memory.level - possibleChange(settings, settings.fastestFall, ms);
  const since = isTold ? settings.period : ms;
  if (memory.known === 0 || (raw >= low && raw <= high)) believe(settings, memory, at, raw, raw - from, since);
  else {
    memory.verdict = VERDICT.doubtful;
    memory.doubt = openDoubt({ began: at, low, high }, at, raw, raw - from, since);
  }
}

/** A rise that was doubted may prove itself with the very sample that is low enough to be believed: it has drained until there. */
function drainsBack(settings: LevelSettings, { level }: Level, doubt: Doubt, at: number, raw: number): boolean {
  if (doubt.way <= 0 || !goesOn(settings, doubt, at, raw, level)) return false;
  const next = copyOfDoubt(doubt);
  addTo(settings, next, at, raw);
  return movesLikeWater(settings, next);
}

function goOnDoubting(
  settings: LevelSettings,
  memory: Level,
  doubt: Doubt,
  at: number,
  raw: number,
  { recovered }: LevelContext,
): void {
  memory.rangeSince = 0;
  memory.verdict = VERDICT.doubtful;
  const { since, first } = doubt;
  if (!goesOn(settings, doubt, at, raw, memory.level)) {
    memory.doubt = takeOdd(settings, doubt, at, raw);
    if (memory.doubt === doubt) memory.verdict = VERDICT.spike;
    return;
  }
  addTo(settings, doubt, at, raw);
  const isFall = raw < doubt.low;
  const hasFallen = isFall && doubt.count >= FEW && at - doubt.began >= settings.fallHold;
  if ((isFall && recovered === true) || hasFallen || movesLikeWater(settings, doubt)) {
    believe(settings, memory, at, raw, raw - first, at - since);
    memory.verdict = VERDICT.proven;
    // what it has shown since then is all that is known of its rate
    memory.rate = ((raw - first) * 60_000) / Math.max(1, at - since);
    // should it fall back at once, the proof was none
    memory.known = 1;
  }
}

/** The same as a pure function, for who keeps memories as values. */
function conditionLevel(
  settings: LevelSettings,
  memory: Readonly<Level>,
  at: number,
  raw: number,
  context?: LevelContext,
): Level {
  const next = copyOf(memory);
  stepLevel(settings, next, at, raw, context);
  return next;
}

/** The level, unless the node itself says that its sensor fails. */
export function knownWater({ water, waterFault }: Sample): number | undefined {
  return waterFault === true ? undefined : water;
}

/** Takes in one sample of a cover. */
export function watchLevel(rules: Rules, before: Readonly<Level>, sample: Sample): Readonly<Level> {
  const water = knownWater(sample);
  if (water === undefined) return before;
  const { at, tilt, trigger } = sample;
  const toldAt = trigger === 'water' ? rules['water.high'].raise : undefined;
  // of a cover that has come to rest, the alert has a series of angles
  return conditionLevel(levelSettingsOf(rules), before, at, water, {
    toldAt,
    recovered: trigger === 'recovered' && tilt === undefined,
  });
}
