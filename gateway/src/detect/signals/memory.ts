import type { Rules } from '../rule.ts';
import type { Sample } from '../sample.ts';
import { type Blows, countBlows, NO_BLOWS } from './blows.ts';
import { type Health, NO_HEALTH, watchHealth } from './health.ts';
import { watchLevel } from './level.ts';
import { type Level, NO_LEVEL } from './levelMemory.ts';
import { NO_REST, type Rest, watchRest } from './rest.ts';

/**
 * What is remembered of a cover's samples between one and the next: a part for each derived signal, each a pure fold
 * over the samples in the order of their event times. Plain data.
 */
export interface Memory {
  readonly rest: Rest;
  readonly blows: Blows;
  readonly health: Health;
  readonly level: Readonly<Level>;
}

/** Of a cover that has said nothing yet. One object for all of them. */
export const NO_MEMORY: Memory = { rest: NO_REST, blows: NO_BLOWS, health: NO_HEALTH, level: NO_LEVEL };

/** Takes one sample in, before the rules look at it; the same object where it says nothing new. */
export function remember(rules: Rules, memory: Memory, sample: Sample): Memory {
  const rest = watchRest(rules, memory.rest, sample);
  const blows = countBlows(memory.blows, sample);
  const health = watchHealth(memory.health, sample);
  const level = watchLevel(rules, memory.level, sample);
  const isSame = rest === memory.rest && blows === memory.blows && health === memory.health && level === memory.level;
  return isSame ? memory : { rest, blows, health, level };
}
