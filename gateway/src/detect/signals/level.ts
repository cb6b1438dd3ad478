import { addTo, goesOn, openDoubt, takeOdd } from './levelDoubt.ts';
import { type Doubt, INITIAL_LEVEL, type LevelMemory } from './levelMemory.ts';
import { LEVEL_SETTINGS, type LevelSettings, possibleChange, toldRise, unprovenRise } from './levelSettings.ts';
import { movesLikeWater } from './levelProof.ts';
import { riseRate } from './riseRate.ts';
import type { Rules, Sample } from '../types.ts';

/** What is known of a sample beside its level. */
export interface LevelContext {
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

function believe(settings: LevelSettings, memory: LevelMemory, at: number, level: number, rise: number, ms: number): void {
  memory.rate = memory.known === 0 ? 0 : riseRate(memory.rate, rise, ms);
  if (memory.known !== 0 && Math.round(level) === Math.round(memory.level)) memory.still += 1;
  else {
    memory.stillSince = at;
    memory.still = 1;
  }
  if (level > settings.dry) memory.drySince = 0;
  else if (memory.drySince === 0) memory.drySince = at;
  if (memory.known < FEW) memory.known += 1;
  memory.verdict = 'believed';
  memory.at = at;
  memory.level = level;
  memory.doubt = null;
}

function isLevel({ lowest, highest }: LevelSettings, raw: number): boolean {
  // false for what is not a number, too
  return raw > lowest && raw < highest;
}

/**
 * One sample of one cover, in the order of event times; changes `memory`. What it was is `memory.verdict`:
 * believed (`memory.level`), doubtful (`memory.doubt`: neither believed nor forgotten), or no level at all.
 */
export function stepLevel(
  settings: LevelSettings,
  memory: LevelMemory,
  at: number,
  raw: number,
  context: LevelContext = NO_CONTEXT,
): void {
  if (!isLevel(settings, raw)) {
    memory.verdict = 'range';
    if (memory.rangeSince === 0) memory.rangeSince = at;
    return;
  }
  const { doubt } = memory;
  if (doubt !== null) {
    if (raw >= doubt.low && raw <= doubt.high) believe(settings, memory, at, raw, raw - memory.level, at - memory.at);
    else goOnDoubting(settings, memory, doubt, at, raw, context);
    return;
  }
  // what was looked at since then, and showed no level, has not come unseen
  const ms = (memory.rangeSince === 0 ? at : memory.rangeSince) - memory.at;
  memory.rangeSince = 0;
  const { toldAt, recovered } = context;
  const isTold = toldAt !== undefined && ms > settings.period && raw >= toldAt;
  const from = isTold ? Math.max(memory.level, toldAt) : memory.level;
  const high = from + (isTold ? toldRise(settings) : unprovenRise(settings, ms, memory.rate));
  // as long as little is known, it was the higher level that was false
  const isFallBelieved = recovered === true || memory.known < FEW;
  const low = isFallBelieved ? settings.lowest : memory.level - possibleChange(settings, settings.fastestFall, ms);
  const since = isTold ? settings.period : ms;
  if (memory.known === 0 || (raw >= low && raw <= high)) believe(settings, memory, at, raw, raw - from, since);
  else {
    memory.verdict = 'doubtful';
    memory.doubt = openDoubt({ began: at, low, high }, at, raw, raw - from, since);
  }
}

function goOnDoubting(
  settings: LevelSettings,
  memory: LevelMemory,
  doubt: Doubt,
  at: number,
  raw: number,
  { recovered }: LevelContext,
): void {
  memory.rangeSince = 0;
  memory.verdict = 'doubtful';
  const { since, first } = doubt;
  if (!goesOn(settings, doubt, at, raw)) {
    memory.doubt = takeOdd(settings, doubt, at, raw);
    if (memory.doubt === doubt) memory.verdict = 'spike';
    return;
  }
  addTo(doubt, at, raw);
  const isFall = raw < doubt.low;
  const hasFallen = isFall && doubt.count >= FEW && at - doubt.began >= settings.fallHold;
  if ((isFall && recovered === true) || hasFallen || movesLikeWater(settings, doubt)) {
    believe(settings, memory, at, raw, raw - first, at - since);
    memory.verdict = 'proven';
    // should it fall back at once, the proof was none
    memory.known = 1;
  }
}

/** The same as a pure function, for who keeps memories as values. */
export function conditionLevel(
  settings: LevelSettings,
  memory: Readonly<LevelMemory>,
  at: number,
  raw: number,
  context?: LevelContext,
): LevelMemory {
  const next = { ...memory, doubt: memory.doubt && { ...memory.doubt } };
  stepLevel(settings, next, at, raw, context);
  return next;
}

/** A sample of a cover, with what its rules say of the node. */
export function conditionSample(rules: Rules, before: LevelMemory | undefined, sample: Sample): LevelMemory {
  const memory = before ?? INITIAL_LEVEL;
  const { at, water, waterAlert } = sample;
  // late: rules drop it, too
  if (water === undefined || at < memory.at) return memory;
  const toldAt = waterAlert === 'high' ? rules['water.high'].raise : undefined;
  return conditionLevel(LEVEL_SETTINGS, memory, at, water, { toldAt, recovered: waterAlert === 'fallen' });
}
