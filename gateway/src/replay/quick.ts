import type { YamlFile } from '../config/document.ts';
import type { Override } from '../config/overrides.ts';
import { gatewayError } from '../errors.ts';

/** What the command line can say of a map, as text. With a map they replace its values; without one they are it. */
export interface QuickOptions {
  readonly level?: string | undefined;
  readonly tilt?: string | undefined;
  readonly battery?: string | undefined;
  readonly unit?: string | undefined;
  readonly datum?: string | undefined;
  readonly time?: string | undefined;
  readonly timeFormat?: string | undefined;
  readonly zone?: string | undefined;
  readonly cover?: string | undefined;
  readonly rule?: string | undefined;
  readonly raise?: string | undefined;
  readonly clear?: string | undefined;
  readonly hold?: string | undefined;
  readonly clearHold?: string | undefined;
}

const QUICK_SIGNALS = [
  { option: 'level', signal: 'water', rule: 'water.high' },
  { option: 'tilt', signal: 'tilt', rule: 'cover.tilted' },
  { option: 'battery', signal: 'battery', rule: 'battery.low' },
] as const;

const LEVELS = ['raise', 'clear', 'hold', 'clearHold'] as const;

/** `clearHold` as it is typed: `--clear-hold`. */
const flag = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function keysAt(source: YamlFile, key: string): readonly string[] {
  const value = source.valueAt([key]);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The one candidate; several, or none, must be told apart by the person. */
function only(candidates: readonly string[], forWhat: string, advice: string): string {
  const [one, ...more] = new Set(candidates);
  if (one !== undefined && more.length === 0) return one;
  const message =
    one === undefined ? `${forWhat}: nothing to apply it to` : `${forWhat}: which of ${candidates.join(', ')}?`;
  throw gatewayError('usage-invalid', message, { hint: advice });
}

/** The values that the options put into a map. Throws `usage-invalid` where an option does not say what it is about. */
export function overridesOf(options: QuickOptions, source: YamlFile): readonly Override[] {
  const overrides: Override[] = [];
  const put = (name: keyof QuickOptions, ...path: readonly string[]): void => {
    const value = options[name];
    if (value !== undefined) overrides.push({ option: flag(name), path, value });
  };
  const quick = QUICK_SIGNALS.filter(({ option }) => options[option] !== undefined);
  for (const { option, signal } of quick) put(option, 'signals', signal, 'column');
  put('time', 'time', 'column');
  put('timeFormat', 'time', 'format');
  put('zone', 'time', 'zone');
  put('cover', 'cover');
  put('datum', 'signals', 'water', 'datum');
  if (options.unit !== undefined) {
    const signals = quick.length > 0 ? quick.map(({ signal }) => signal) : keysAt(source, 'signals');
    put('unit', 'signals', only(signals, '--unit', 'say it in the map: signals > NAME > unit'), 'unit');
  }
  if (LEVELS.some((name) => options[name] !== undefined)) {
    const inMap = keysAt(source, 'rules');
    const named = options.rule === undefined ? [] : [options.rule];
    const candidates = [named, quick.map(({ rule }) => rule as string), inMap].find((some) => some.length > 0) ?? [];
    const given = LEVELS.filter((name) => options[name] !== undefined)
      .map(flag)
      .join(', ');
    const rule = only(candidates, given, 'name the rule: --rule water.high');
    for (const name of LEVELS) put(name, 'rules', rule, name);
  }
  return overrides;
}
