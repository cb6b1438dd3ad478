import { type Memory, NO_MEMORY } from '../detect/signals/memory.ts';
import { emptyState } from '../detect/state.ts';
import type { CoverState, Phase, RuleName, RuleState, Signal } from '../detect/types.ts';

/**
 * How the state of a cover stands in one column. It is written for every frame, and nearly always every rule is at rest,
 * so it is a list: stamp, loss, the rules that are not at rest, and the memory of the signals, where each part is the list
 * of its values in the order of its fields, or 0 where it is as new. A doubt about a level stands there as it is.
 */
type Packed = readonly [stamp: number, loss: number, rules: PackedRules | 0, memory: readonly (Part | 0)[] | 0];
type Part = readonly unknown[];
type PackedRules = Readonly<Record<string, PackedRule>>;
type PackedRule = readonly [Phase, number, number, number, number | null, Signal, number, number, RuleState['reason']?];

/** Of a state, what no column of its own holds. */
type Kept = Pick<CoverState, 'rules' | 'memory' | 'loss' | 'stamp'>;

/** a ten-thousandth is as much as anybody knows of a loss */
const LOSS_STEPS = 10_000;

const PARTS = Object.keys(NO_MEMORY) as (keyof Memory)[];

/** Put together by hand, since it is made for every frame. */
export function packState({ stamp, loss, rules, memory }: Kept): string {
  const packedRules = packRules(rules);
  return `[${stamp},${Math.round(loss * LOSS_STEPS) / LOSS_STEPS},${packedRules === 0 ? 0 : JSON.stringify(packedRules)},${packMemory(memory)}]`;
}

export function unpackState(text: string): Kept {
  // written by packState, and by nobody else; but for an object, which versions before it wrote
  const packed = JSON.parse(text) as Packed | OldRules;
  if (!Array.isArray(packed)) return { ...emptyState(), rules: unpackOld(packed as OldRules) };
  const [stamp, loss, rules, memory] = packed as Packed;
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

function packMemory(memory: Memory): string {
  if (memory === NO_MEMORY) return '0';
  let text = '[';
  for (const part of PARTS) {
    if (text.length > 1) text += ',';
    text += memory[part] === NO_MEMORY[part] ? '0' : packPart(Object.values(memory[part]));
  }
  return `${text}]`;
}

/** Numbers and null as JSON has them. */
function packPart(values: readonly (number | null | object)[]): string {
  let text = '[';
  for (const value of values) {
    if (text.length > 1) text += ',';
    text += Number.isFinite(value) ? value : JSON.stringify(value);
  }
  return `${text}]`;
}

/** What a later version has added to a part is as new. */
function unpackMemory(packed: readonly (Part | 0)[]): Memory {
  const parts = PARTS.map((part, i) => {
    const values = packed[i];
    const fresh = NO_MEMORY[part];
    if (!values) return [part, fresh];
    return [part, Object.fromEntries(Object.entries(fresh).map(([name, value], at) => [name, values[at] ?? value]))];
  });
  // each part has the fields of its fresh one
  return Object.fromEntries(parts) as unknown as Memory;
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
