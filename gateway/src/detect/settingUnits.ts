import { RULE_SCALES, type RuleSettingName } from './ruleSettings.ts';
import type { RuleName } from './types.ts';

/** The units of settings that are numbers; those of `raise` and `clear` are the rule's own. */
const UNITS: Readonly<Partial<Record<RuleSettingName, 'ms' | 'mm' | 'mm/min'>>> = {
  damping: 'ms',
  dryFor: 'ms',
  drainFor: 'ms',
  doubtHold: 'ms',
  dry: 'mm',
  lowest: 'mm',
  highest: 'mm',
  ripple: 'mm',
  leap: 'mm',
  fastest: 'mm/min',
  leastRate: 'mm/min',
};

export function unitOf(rule: RuleName, setting: RuleSettingName) {
  if (setting === 'raise' || setting === 'clear') return RULE_SCALES[rule].unit;
  return UNITS[setting] ?? null;
}
