import type { RuleSetting } from '../../api/coverDocuments.ts';
import { type Rule, SEVERITIES, type Severity } from '../../api/words.ts';

/** What is drawn of a cover, in this order. */
export const SIGNALS = ['tilt', 'water', 'battery', 'temperature', 'vibration'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Rules whose levels are levels of a signal, the one first that is drawn however far away it lies. */
const RULES_OF: Readonly<Record<Signal, readonly Rule[]>> = {
  tilt: ['cover.tilted', 'cover.opened', 'cover.displaced'],
  water: ['water.high', 'water.overflow'],
  battery: ['battery.low'],
  temperature: [],
  vibration: ['cover.impact'],
};

/** A level of a rule that is drawn across a chart. */
export interface Level {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly raise: number;
  readonly clear: number;
  readonly unit: string;
  /** where `raise` and `clear` come from */
  readonly raiseFrom: string;
  readonly clearFrom: string;
}

/** The levels of a signal by the rules in force. A rule that is off has none. */
export function levelsOf(signal: Signal, settings: readonly RuleSetting[]): readonly Level[] {
  return RULES_OF[signal].flatMap((rule) => {
    const of = (name: string) => settings.find((one) => one.rule === rule && one.setting === name);
    const [raise, clear, severity, enabled] = [of('raise'), of('clear'), of('severity'), of('enabled')];
    if (typeof raise?.value !== 'number' || typeof clear?.value !== 'number' || enabled?.value === false) return [];
    return {
      rule,
      severity: SEVERITIES.find((one) => one === severity?.value) ?? 'info',
      ...{ raise: raise.value, clear: clear.value, unit: raise.unit ?? '' },
      ...{ raiseFrom: raise.from, clearFrom: clear.from },
    };
  });
}

/** The least that a scale spans, so that the noise of a sensor is not drawn as an event. */
const LEAST: Readonly<Record<Signal, number>> = { tilt: 5, water: 60, battery: 200, temperature: 10, vibration: 200 };
/** So much is left free above and below, of what is spanned. */
const MARGIN = 0.08;

/**
 * From where to where a chart goes: over all values and the level of the first rule; the others are in it where they lie there
 * anyway. A level of overflow far above would press a quiet month into one line.
 */
export function rangeOf(
  signal: Signal,
  values: readonly (number | null)[],
  levels: readonly Level[],
): readonly [low: number, high: number] {
  const told = values.filter((value) => value !== null);
  const [first] = levels;
  const all = [...told, ...(first ? [first.raise, first.clear] : [])];
  // what is counted from nothing begins there
  if (signal !== 'battery' && signal !== 'temperature') all.push(0);
  if (all.length === 0) return [0, LEAST[signal]];
  let low = all.reduce((a, b) => Math.min(a, b));
  let high = all.reduce((a, b) => Math.max(a, b));
  const lacks = LEAST[signal] - (high - low);
  if (lacks > 0) {
    if (low === 0) high += lacks;
    else [low, high] = [low - lacks / 2, high + lacks / 2];
  }
  const margin = (high - low) * MARGIN;
  return [low === 0 ? 0 : low - margin, high + margin];
}
