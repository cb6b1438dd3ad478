import type { RuleSetting } from '../../api/coverDocuments.ts';
import type { Rule } from '../../api/words.ts';

/** A setting that is to be tried. `value` is as somebody has written it; empty: as it is in force. */
export interface Change {
  readonly no: number;
  readonly rule: Rule;
  readonly setting: string;
  readonly value: string;
}

/** How a setting is entered. */
export type Kind = 'truth' | 'severity' | 'text';

export function kindOf(setting: string): Kind {
  if (setting === 'enabled' || setting === 'latching') return 'truth';
  return setting === 'severity' ? 'severity' : 'text';
}

type Given = string | boolean;

function given({ setting, value }: Change): Given {
  return kindOf(setting) === 'truth' ? value === 'true' : value.trim();
}

/** `set` of a dry run: by rule and setting. What stands empty is left out; of the same setting twice the last counts. */
export function setOf(changes: readonly Change[]): Readonly<Record<string, Readonly<Record<string, Given>>>> {
  const set: Record<string, Record<string, Given>> = {};
  for (const change of changes) {
    if (change.value.trim() === '') continue;
    set[change.rule] = { ...set[change.rule], [change.setting]: given(change) };
  }
  return set;
}

/** The settings that a rule has, by those in force. */
export function settingsOf(rule: Rule, settings: readonly RuleSetting[]): readonly string[] {
  return settings.filter((one) => one.rule === rule).map(({ setting }) => setting);
}

/** What the API says of one change, by the names that it gives its faults. */
export function faultOf(
  errors: readonly { readonly name: string; readonly message: string }[] | undefined,
  { rule, setting }: Change,
): string | undefined {
  return errors?.find(({ name }) => name === `set.${rule}.${setting}`)?.message;
}

/** How somebody writes a value of a setting: shown in the empty field. */
export function exampleOf({ value, unit, setting }: RuleSetting): string {
  if (typeof value === 'object') return 'ms' in value ? `${value.ms / 1_000}s` : `${value.samples} samples`;
  if (typeof value !== 'number') return String(value);
  if (unit === 'ms') return `${value / 60_000}min`;
  if (unit === 'heartbeats' && (setting === 'raise' || setting === 'clear')) return String(value);
  return `${value}${unit === 'times' ? ' times' : (unit ?? '')}`;
}
