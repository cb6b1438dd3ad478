import type { LevelSignal, SwitchSignal } from './mapSchema.ts';
import { LEVEL_SIGNALS, type LevelSignalName } from './signals.ts';

/** A cell as the value that detection uses, or why it cannot be used. */
export type Cell<T> =
  | { readonly value: T }
  | { readonly skip: 'empty' | 'not a number' | 'ignored' | 'out of range' | 'not a known word' };

/** What spreadsheets, R, pandas and databases write where there is no value. */
const NOTHING = new Set(['', '-', 'na', 'n/a', 'nan', 'none', 'null', '\\n']);

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function isNothing(text: string): boolean {
  return NOTHING.has(text.toLowerCase());
}

/**
 * A number in the base unit of its signal: `sign * raw * scale + offset` in the unit of the map; with a datum, the
 * sensor measured its distance to the surface, and the level is the datum less that distance. `ignore`, `min` and `max` are
 * about the raw number, as it stands in the file: sensors report faults as numbers (5000, 9999).
 */
export function readLevel(name: LevelSignalName, spec: LevelSignal, decimalComma: boolean) {
  const units: Readonly<Record<string, number>> = LEVEL_SIGNALS[name].units;
  const factor = units[spec.unit] ?? 1;
  const ignore = new Set(spec.ignore);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, datum } = spec;
  return (text: string): Cell<number> => {
    if (isNothing(text)) return { skip: 'empty' };
    const digits = decimalComma ? text.replace(',', '.') : text;
    if (!NUMBER.test(digits)) return { skip: 'not a number' };
    const raw = Number(digits);
    if (ignore.has(raw)) return { skip: 'ignored' };
    if (raw < min || raw > max || !Number.isFinite(raw)) return { skip: 'out of range' };
    const scaled = (spec.sign * raw * spec.scale + spec.offset) * factor;
    // 4 in * 25.4 is 101.60000000000001: a level is compared with one that went through the same rounding
    const value = Number((datum === undefined ? scaled : datum - scaled).toFixed(9));
    return { value: spec.absolute ? Math.abs(value) : value };
  };
}

export function readSwitch(spec: SwitchSignal) {
  const yes = new Set(spec.true.map((word) => word.toLowerCase()));
  const no = new Set(spec.false.map((word) => word.toLowerCase()));
  return (text: string): Cell<boolean> => {
    // some tables write every switch as 1.0 and 0.0
    const word = NUMBER.test(text) ? String(Number(text)) : text.toLowerCase();
    if (yes.has(word)) return { value: true };
    if (no.has(word)) return { value: false };
    return { skip: isNothing(text) ? 'empty' : 'not a known word' };
  };
}
