import { addTo, goesOn, movesLikeWater, openDoubt } from './levelDoubt.ts';
import { INITIAL_LEVEL, type LevelMemory } from './levelMemory.ts';
import { LEVEL_SETTINGS, type LevelSettings, possibleChange, unprovenRise } from './levelSettings.ts';
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
/** samples that a sudden fall must last */
const FALL_SAMPLES = 3;

function believe(settings: LevelSettings, memory: LevelMemory, at: number, level: number, rise: number, ms: number): void {
  memory.rate = memory.at === 0 ? 0 : riseRate(memory.rate, rise, ms);
  if (memory.at !== 0 && Math.round(level) === Math.round(memory.level)) memory.still += 1;
  else {
    memory.stillSince = at;
    memory.still = 1;
  }
  if (level > settings.dry) memory.drySince = 0;
  else if (memory.drySince === 0) memory.drySince = at;
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
  // since when no sample was believed: what was looked at meanwhile has not come unseen
  const began = memory.doubt?.began ?? (memory.rangeSince === 0 ? at : memory.rangeSince);
  memory.rangeSince = 0;
  const { toldAt, recovered } = context;
  if (toldAt !== undefined && at - memory.at > settings.period && raw >= toldAt) {
    const rise = raw - Math.max(memory.level, toldAt);
    if (rise <= settings.ripple + (settings.brisk * settings.period) / 60_000) believe(settings, memory, at, raw, rise, settings.period);
    else stepDoubt(settings, memory, began, at, raw, rise, settings.period);
    return;
  }
  const change = raw - memory.level;
  const ms = began - memory.at;
  const isPossible =
    change > 0
      ? change <= unprovenRise(settings, ms, memory.rate)
      : recovered === true || -change <= possibleChange(settings, settings.fastestFall, ms);
  if (isPossible || memory.at === 0) believe(settings, memory, at, raw, change, at - memory.at);
  else stepDoubt(settings, memory, began, at, raw, change, ms);
}

function stepDoubt(
  settings: LevelSettings,
  memory: LevelMemory,
  began: number,
  at: number,
  raw: number,
  change: number,
  ms: number,
): void {
  memory.verdict = 'doubtful';
  const { doubt } = memory;
  if (doubt === null) {
    memory.doubt = openDoubt(began, at, raw, change, ms);
    return;
  }
  if (!goesOn(settings, doubt, at, raw)) {
    memory.doubt = openDoubt(began, at, raw, raw - doubt.level, at - doubt.at);
    return;
  }
  const { since, first } = doubt;
  addTo(doubt, at, raw);
  const hasFallen = change < 0 && doubt.count >= FALL_SAMPLES && at - began >= settings.fallHold;
  if (hasFallen || movesLikeWater(settings, doubt)) believe(settings, memory, at, raw, raw - first, at - since);
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
