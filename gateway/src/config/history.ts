import type { z } from 'zod';
import type { HistoryConfig } from './config.ts';
import type { Clash } from './consistency.ts';
import { closed, quantity } from './fields.ts';
import { formatQuantity } from './quantity.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;

const age = quantity('time', { min: DAY_MS, max: 100 * 365 * DAY_MS });

/** How long readings and what minutes, hours and days say of them are kept, and what all may take. */
export const history = closed({
  raw: age.optional(),
  minute: age.optional(),
  hour: age.optional(),
  day: age.optional(),
  size: quantity('size', { min: 64 * MIB, max: 64 * 1024 ** 2 * MIB }).default(4096 * MIB),
});

type HistoryFile = z.infer<typeof history>;

/** The finest first. */
const AGES = ['raw', 'minute', 'hour', 'day'] as const;
const DEFAULTS = { raw: 90 * DAY_MS, minute: 180 * DAY_MS, hour: 3 * 365 * DAY_MS, day: 10 * 365 * DAY_MS };

/** Where the file says nothing, coarser is kept for at least as long as finer. */
function agesOf(file: HistoryFile): Readonly<Record<(typeof AGES)[number], number>> {
  const ages = { ...DEFAULTS };
  let finer = 0;
  for (const name of AGES) {
    ages[name] = file[name] ?? Math.max(DEFAULTS[name], finer);
    finer = ages[name];
  }
  return ages;
}

export function toHistory(file: HistoryFile): HistoryConfig {
  const { raw, minute, hour, day } = agesOf(file);
  return { readingsAge: raw, minuteAge: minute, hourAge: hour, dayAge: day, size: file.size };
}

/** Coarser history that goes before finer one would leave a hole behind the finer one's end. */
export function historyClashes(file: HistoryFile): readonly Clash[] {
  const ages = agesOf(file);
  return AGES.flatMap((name, i): Clash[] => {
    const finer = AGES[i - 1];
    if (finer === undefined || ages[name] >= ages[finer]) return [];
    const word = formatQuantity('time', ages[finer]);
    const message = `${name} ${formatQuantity('time', ages[name])} is shorter than ${finer} ${word}`;
    return [{ severity: 'error', path: ['history', name], message, hint: `set ${name} to at least ${word}` }];
  });
}
