import type { RuleSetting } from '../api/coverDocuments.ts';
import type { Format } from '../i18n/format.ts';
import type { Words } from '../i18n/words.en.ts';

/** A value of a rule as a person reads it. */
export function settingText({ value, unit }: Pick<RuleSetting, 'value' | 'unit'>, t: Words, format: Format): string {
  if (typeof value === 'boolean') return value ? t.say.yes : t.say.no;
  if (typeof value === 'string') return t.severity[value];
  if (typeof value === 'object') {
    return 'ms' in value ? format.duration(value.ms) : format.plural(value.samples, t.say.samples);
  }
  if (unit === 'ms') return format.duration(value);
  if (unit === 'times' || unit === 'heartbeats') return t.say[unit](format.number(value, 2));
  return format.quantity(value, unit ?? '');
}

/** Where a value comes from: `group harbour` keeps its name, the rest is said in the reader's language. */
export function sourceText(from: string, t: Words): string {
  const known = t.source as Readonly<Record<string, string>>;
  const whole = known[from];
  if (whole !== undefined) return whole;
  const [layer = '', ...name] = from.split(' ');
  return [known[layer] ?? layer, ...name].join(' ');
}
