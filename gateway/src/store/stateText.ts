import { NO_BLOWS } from '../detect/signals/blows.ts';
import { NO_HEALTH } from '../detect/signals/health.ts';
import { NO_LEVEL } from '../detect/signals/levelMemory.ts';
import { type Memory, NO_MEMORY } from '../detect/signals/memory.ts';
import { NO_REST } from '../detect/signals/rest.ts';
import { emptyState } from '../detect/state.ts';
import type { CoverState, Phase, RuleName, RuleState, Signal } from '../detect/types.ts';

/**
 * How the state of a cover stands in one column. There are very many of them, and nearly always every rule is at rest, so
 * it is a list: stamp, loss, the rules that are not at rest, and the memory of the signals, where each part is the list
 * of its values in the order of its fields, or 0 where it is as new. A doubt about a level stands there as it is.
 */
type PackedText = readonly [stamp: number, loss: number, rules: PackedRules | 0, memory: readonly (Part | 0)[] | 0];
type Part = readonly unknown[];
type PackedRules = Readonly<Record<string, PackedRule>>;
type PackedRule = readonly [Phase, number, number, number, number | null, Signal, number, number, RuleState['reason']?];

/** Of a state, what no column of its own holds. */
export type Kept = Pick<CoverState, 'rules' | 'memory' | 'loss' | 'stamp'>;

/** a ten-thousandth is as much as anybody knows of a loss */
const LOSS_STEPS = 10_000;

export const roundLoss = (loss: number): number => Math.round(loss * LOSS_STEPS) / LOSS_STEPS;

const PARTS = Object.keys(NO_MEMORY) as (keyof Memory)[];

export function packState({ stamp, loss, rules, memory }: Kept): string {
  const packed: PackedText = [stamp, roundLoss(loss), packRules(rules), memory === NO_MEMORY ? 0 : packMemory(memory)];
  return JSON.stringify(packed);
}

export function unpackState(text: string): Kept {
  // written by packState, and by nobody else; but for an object, which versions before it wrote
  const packed = JSON.parse(text) as PackedText | OldRules;
  if (!Array.isArray(packed)) return { ...emptyState(), rules: unpackOld(packed as OldRules) };
  const [stamp, loss, rules, memory] = packed as PackedText;
  return {
    stamp,
    loss,
    rules: rules === 0 ? {} : unpackRules(rules),
    memory: memory === 0 ? NO_MEMORY : unpackMemory(memory),
  };
}

function packRules(rules: CoverState['rules']): PackedRules | 0 {
  let packed: Record<string, PackedRule> | undefined;
  for (const name in rules) {
    const rule = rules[name as RuleName];
    if (!rule) continue;
    const { phase, since, count, onset, peak, signal, flaps, calmAt, reason } = rule;
    packed ??= {};
    const row = [phase, since, count, onset, peak, signal, flaps, calmAt] as const;
    packed[name] = reason ? [...row, reason] : row;
  }
  return packed ?? 0;
}

function unpackRules(packed: PackedRules): CoverState['rules'] {
  const rules: Record<string, RuleState> = {};
  for (const [name, [phase, since, count, onset, peak, signal, flaps, calmAt, reason]] of Object.entries(packed)) {
    rules[name] = { phase, since, count, onset, peak, signal, flaps, calmAt, ...(reason && { reason }) };
  }
  return rules;
}

function packMemory(memory: Memory): readonly (Part | 0)[] {
  return PARTS.map((part) => (memory[part] === NO_MEMORY[part] ? 0 : Object.values(memory[part])));
}

/** What a later version has added to a part is as new. */
const or = <T>(value: unknown, fresh: T): T => (value ?? fresh) as T;

/** Field by field, so that what is read has the shape of what detection makes. */
const UNPACK: { readonly [P in keyof Memory]: (values: Part) => Memory[P] } = {
  rest: ([moved, handled, apart, slidAt, again, zeroAt]) => ({
    moved: or(moved, NO_REST.moved),
    handled: or(handled, NO_REST.handled),
    apart: or(apart, NO_REST.apart),
    slidAt: or(slidAt, NO_REST.slidAt),
    again: or(again, NO_REST.again),
    zeroAt: or(zeroAt, NO_REST.zeroAt),
  }),
  blows: ([at, days, usual, lately]) => ({
    at: or(at, NO_BLOWS.at),
    days: or(days, NO_BLOWS.days),
    usual: or(usual, NO_BLOWS.usual),
    lately: or(lately, NO_BLOWS.lately),
  }),
  health: ([badTemperatures, badVoltages, temperature, sameSince, same, varies, motionFault, waterFault]) => ({
    badTemperatures: or(badTemperatures, NO_HEALTH.badTemperatures),
    badVoltages: or(badVoltages, NO_HEALTH.badVoltages),
    temperature: or(temperature, NO_HEALTH.temperature),
    sameSince: or(sameSince, NO_HEALTH.sameSince),
    same: or(same, NO_HEALTH.same),
    varies: or(varies, NO_HEALTH.varies),
    motionFault: or(motionFault, NO_HEALTH.motionFault),
    waterFault: or(waterFault, NO_HEALTH.waterFault),
  }),
  level: (values) => {
    const [verdict, at, level, known, rate, drySince, rangeSince, stillSince, still, doubt, ...later] = values;
    const [rangeAt, unproven, ground] = later;
    return {
      verdict: or(verdict, NO_LEVEL.verdict),
      at: or(at, NO_LEVEL.at),
      level: or(level, NO_LEVEL.level),
      known: or(known, NO_LEVEL.known),
      rate: or(rate, NO_LEVEL.rate),
      drySince: or(drySince, NO_LEVEL.drySince),
      rangeSince: or(rangeSince, NO_LEVEL.rangeSince),
      stillSince: or(stillSince, NO_LEVEL.stillSince),
      still: or(still, NO_LEVEL.still),
      doubt: or(doubt, NO_LEVEL.doubt),
      rangeAt: or(rangeAt, NO_LEVEL.rangeAt),
      unproven: or(unproven, NO_LEVEL.unproven),
      ground: or(ground, NO_LEVEL.ground),
    };
  },
};

/** In the order of PARTS. */
function unpackMemory([rest, blows, health, level]: readonly (Part | 0 | undefined)[]): Memory {
  return {
    rest: rest ? UNPACK.rest(rest) : NO_REST,
    blows: blows ? UNPACK.blows(blows) : NO_BLOWS,
    health: health ? UNPACK.health(health) : NO_HEALTH,
    level: level ? UNPACK.level(level) : NO_LEVEL,
  };
}

/** Versions before 0.2 kept a number for each rule at rest, and `[phase, newest, since, count, onset, peak, signal]`. */
type OldRules = Readonly<
  Record<string, number | readonly [Phase, number, number, number, number, number | null, Signal]>
>;

function unpackOld(old: OldRules): CoverState['rules'] {
  const rules: Record<string, RuleState> = {};
  for (const [name, rule] of Object.entries(old)) {
    if (typeof rule === 'number' || rule[0] === 'normal') continue;
    const [phase, , since, count, onset, peak, signal] = rule;
    rules[name] = { phase, since, count, onset, peak, signal, flaps: 0, calmAt: 0 };
  }
  return rules;
}
