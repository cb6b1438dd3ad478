import { z } from 'zod';

/** Units of a kind of quantity, each with its factor to the one that the simulator counts in. */
type Units = Readonly<Record<string, number>>;

/**
 * A number with its unit, `90s` or `6.5%`, as a number in the simulator's unit. A number alone is refused: what
 * `at: 90` means is anybody's guess.
 */
function quantity(units: Units, least: number, most: number, example: string) {
  const names = Object.keys(units);
  return z.unknown().transform((value, context): number => {
    const refuse = (message: string): never => {
      context.issues.push({ code: 'custom', message, input: value });
      return z.NEVER;
    };
    const text = String(value).trim();
    const match = /^(-?\d+(?:\.\d+)?)\s*(\S*)$/.exec(text);
    if (!match || (typeof value !== 'string' && typeof value !== 'number')) {
      return refuse(`${show(value)} is no quantity: write it like ${example}`);
    }
    const unit = match[2] ?? '';
    const factor = units[unit];
    if (factor === undefined) {
      const what = unit === '' ? `${text} has no unit` : `'${unit}' is no unit here`;
      return refuse(`${what}: one of ${names.join(', ')}, like ${example}`);
    }
    const result = Number(match[1]) * factor;
    if (result < least || result > most) {
      return refuse(`${text} is out of range: ${least / factor}${unit} to ${most / factor}${unit}`);
    }
    return result;
  });
}

function show(value: unknown): string {
  return value === null || value === undefined ? 'nothing' : `'${JSON.stringify(value)}'`;
}

const DAY = 86_400_000;

/** ms */
export const duration = quantity({ ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: DAY }, 0, 3650 * DAY, '90s');
/** deg */
export const angle = quantity({ deg: 1 }, 0, 180, '88deg');
/** mm */
export const length = quantity({ mm: 1, cm: 10, m: 1000 }, -1000, 30_000, '450mm');
/** vehicles a day */
export const rate = quantity({ '/day': 1, '/h': 24 }, 0, 100_000, '400/day');
/** 0..1 */
export const share = quantity({ '%': 0.01 }, 0, 1, '6.5%');
/** mV */
export const voltage = quantity({ mV: 1, V: 1000 }, 0, 5100, '3600mV');
/** degC */
export const temperature = quantity({ degC: 1 }, -60, 125, '12degC');
/** mm of rain an hour */
export const intensity = quantity({ 'mm/h': 1 }, 0, 500, '60mm/h');
/** mg */
export const acceleration = quantity({ mg: 1, g: 1000 }, 0, 2550, '400mg');
/** Hz */
export const frequency = quantity({ Hz: 1, kHz: 1e3, MHz: 1e6 }, 1e8, 1e9, '868.1MHz');
/** mm a minute */
export const rise = quantity({ 'mm/min': 1 }, 0, 1000, '2.4mm/min');
/** mV a degC */
export const coldLoss = quantity({ 'mV/degC': 1 }, 0, 50, '3mV/degC');
/** share of the true time */
export const drift = quantity({ ppm: 1e-6, '%': 0.01 }, -0.1, 0.1, '100ppm');
/** degC a day */
export const trend = quantity({ 'degC/day': 1 }, -5, 5, '-0.3degC/day');
/** times as much */
export const factor = quantity({ x: 1 }, 0, 100, '3x');
