import { SETTINGS, type SettingName } from '@lidwatch/protocol';
import type { Merge } from '../orders/layers.ts';
import { clashes, SETTING_NAMES, type SomeSettings, wholeSettings } from '../orders/settings.ts';
import { didYouMean } from './nearest.ts';
import { quote } from './problems.ts';
import { type DimensionName, formatQuantity, parseQuantity } from './quantity.ts';

/** A wire integer n is n * num / den base units of the dimension. */
interface Scale {
  readonly dimension: DimensionName;
  readonly num: number;
  readonly den: number;
}

const MINUTES: Scale = { dimension: 'time', num: 60_000, den: 1 };
const SECONDS: Scale = { dimension: 'time', num: 1_000, den: 1 };
const TENTHS: Scale = { dimension: 'angle', num: 1, den: 10 };
const MM: Scale = { dimension: 'length', num: 1, den: 1 };
const TEN_MG: Scale = { dimension: 'acceleration', num: 10, den: 1 };

const SCALES: { readonly [N in SettingName]: Scale } = {
  heartbeat: MINUTES,
  tiltTrigger: TENTHS,
  tiltClear: TENTHS,
  waterRaise: MM,
  waterClear: MM,
  waterPeriod: SECONDS,
  waterDatum: MM,
  repeatPeriod: SECONDS,
  impactLevel: TEN_MG,
};

/** How a setting is written: the protocol's name in the API, `tilt-trigger` on a command line. */
export type Spelling = (name: SettingName) => string;
export const asInApi: Spelling = (name) => name;
export const asArgument: Spelling = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One setting that was not understood, and why; `path` is what was written for its name. */
interface SettingFault {
  readonly path: string;
  readonly message: string;
}

/** undefined: as the protocol has it until it is set. */
export type SettingChange = { readonly [N in SettingName]?: number | undefined };

export type ParsedSettings =
  | { readonly ok: true; readonly change: SettingChange }
  | { readonly ok: false; readonly faults: readonly SettingFault[] };

/** A wire integer as a person writes it: `60min`, `15deg`. */
export function formatSetting(name: SettingName, wire: number): string {
  const { dimension, num, den } = SCALES[name];
  return formatQuantity(dimension, (wire * num) / den);
}

function parseValue(name: SettingName, raw: unknown): { readonly wire: number } | { readonly message: string } {
  const { dimension, num, den } = SCALES[name];
  const { min, max } = SETTINGS[name];
  const parsed = parseQuantity(raw, [dimension]);
  if (!parsed.ok) return { message: parsed.message };
  // a tenth of a degree times ten is not always whole
  const wire = Number(((parsed.value * den) / num).toFixed(6));
  if (wire < min || wire > max) {
    return { message: `${quote(raw)} is out of range: ${formatSetting(name, min)} to ${formatSetting(name, max)}` };
  }
  if (Number.isInteger(wire)) return { wire };
  return { message: `${quote(raw)} is finer than a node can hold: steps of ${formatQuantity(dimension, num / den)}` };
}

/** Settings as a person wrote them, `default` for what the protocol has; every fault is told. */
export function parseSettings(
  entries: Iterable<readonly [name: string, raw: unknown]>,
  spell: Spelling,
): ParsedSettings {
  const words = SETTING_NAMES.map(spell);
  const faults: SettingFault[] = [];
  const change: { [N in SettingName]?: number | undefined } = {};
  for (const [path, raw] of entries) {
    const name = SETTING_NAMES.find((known) => spell(known) === path);
    if (name === undefined) {
      faults.push({ path, message: `is no setting${didYouMean(path, words)} (there are: ${words.join(', ')})` });
    } else if (Object.hasOwn(change, name)) {
      faults.push({ path, message: 'is set twice' });
    } else if (raw === 'default') {
      change[name] = undefined;
    } else {
      const value = parseValue(name, raw);
      if ('wire' in value) change[name] = value.wire;
      else faults.push({ path, message: value.message });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, change };
}

/** What is set after a change. */
export function changed(before: SomeSettings, change: SettingChange): SomeSettings {
  const after = { ...before, ...change };
  return Object.fromEntries(SETTING_NAMES.flatMap((name) => (after[name] === undefined ? [] : [[name, after[name]]])));
}

/** So many clashes are told: a setting for all covers may clash with those of each. */
const TOLD = 5;

/**
 * What nodes would refuse about settings that were understood one by one, in what the change comes to for each cover. Levels
 * that clashed before, and are not touched, are no fault of the change.
 */
export function faultsTogether(merges: Iterable<Merge>, spell: Spelling): readonly SettingFault[] {
  const faults: SettingFault[] = [];
  for (const { of, before, after } of merges) {
    const [was, whole] = [wholeSettings(before), wholeSettings(after)];
    for (const [raise, clear] of clashes(whole)) {
      if (was[raise] === whole[raise] && was[clear] === whole[clear]) continue;
      const [high, low] = [formatSetting(raise, whole[raise]), formatSetting(clear, whole[clear])];
      const whose = of === undefined ? '' : `of ${of}, `;
      const message = `${whose}${low} lies above ${spell(raise)} ${high}: set it to ${high} or less`;
      faults.push({ path: spell(clear), message });
      if (faults.length === TOLD) return faults;
    }
  }
  return faults;
}
