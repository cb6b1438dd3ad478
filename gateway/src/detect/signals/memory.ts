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

function memoryOf(rest: Rest, blows: Blows, health: Health, level: Readonly<Level>): Memory {
  return { rest, blows, health, level };
}

/** Of a cover that has said nothing yet. One object for all of them. */
export const NO_MEMORY: Memory = memoryOf(NO_REST, NO_BLOWS, NO_HEALTH, NO_LEVEL);
// V8 (Node 24) takes the shapes that it sees first for the only ones, and compiles in vain again and again once it has given
// one of them up: it has to see another one early
memoryOf({} as Rest, {} as Blows, {} as Health, {} as Level);

/** Takes one sample in, before the rules look at it; the same object where it says nothing new. */
export function remember(rules: Rules, memory: Memory, sample: Sample): Memory {
  const health = watchHealth(memory.health, sample);
  const rest = watchRest(rules, memory.rest, sample, health.temperature);
  const blows = countBlows(memory.blows, sample);
  const level = watchLevel(rules, memory.level, sample);
  const isSame = rest === memory.rest && blows === memory.blows && health === memory.health && level === memory.level;
  return isSame ? memory : memoryOf(rest, blows, health, level);
}
