import { z } from 'zod';
import { closed, oneOf, quantity, text } from '../config/fields.ts';
import { coverId } from '../config/identity.ts';
import { type BareNumbers, ruleTable } from '../config/ruleSchema.ts';
import { LEVEL_SIGNALS, type LevelSignalName } from './signals.ts';

const finite = z.number().refine(Number.isFinite);

/** A column by the name in the header, or by its number, from 1, where there is no header. */
const column = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  text(/./, "a column's name, or its number where there is no header"),
);

const sign = z.union([z.literal(1), z.literal(-1)], { error: () => 'is not 1 or -1' });

function levelSignal<U extends string>(units: readonly [U, ...U[]]) {
  return {
    column,
    unit: oneOf(units).default(units[0] as never),
    sign: sign.default(1),
    scale: finite.default(1),
    offset: finite.default(0),
    absolute: z.boolean().default(false),
    ignore: z.array(finite).default([]),
    min: finite.optional(),
    max: finite.optional(),
  };
}

function unitsOf(name: LevelSignalName) {
  return Object.keys(LEVEL_SIGNALS[name].units) as [string, ...string[]];
}

/** One word or a list of words; numbers and true/false are words here, as they are in a CSV. */
const words = z.preprocess((value) => (Array.isArray(value) ? value : [value]).map(String), z.array(z.string()));

const switchSignal = closed({
  column,
  true: words.default(['1', 'true', 'yes', 'on', 'open', 'wet']),
  false: words.default(['0', 'false', 'no', 'off', 'closed', 'dry']),
});

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const zone = z.string().refine(isZone, {
  error: (issue) => `${JSON.stringify(issue.input)} is not a time zone such as UTC, Europe/Berlin or +02:00`,
});

const time = closed({
  column: column.default('time'),
  format: text(/./, 'auto, iso, epoch-s, epoch-ms, epoch-us, epoch-ns, or a pattern like dd.MM.yyyy HH:mm').default(
    'auto',
  ),
  zone: zone.default('UTC'),
  origin: text(/./, 'a time').optional(),
});

const DAY_MS = 86_400_000;

/** The map of a replay. `bare`: what the levels of the rules mean where they carry no unit. */
export function mapSchema(bare: BareNumbers) {
  const bareLength =
    bare.levels?.mm === undefined ? undefined : ({ dimension: 'length', size: bare.levels.mm } as const);
  return closed({
    delimiter: text(/^(?:.|tab|auto)$/, 'one character, tab or auto').default('auto'),
    header: z.boolean().default(true),
    decimalComma: z.boolean().default(false),
    time: time.prefault({}),
    cover: coverId.default('replay'),
    coverColumn: column.optional(),
    where: z.record(z.string(), words).default({}),
    sort: z.boolean().default(true),
    duplicates: oneOf(['drop', 'keep']).default('drop'),
    heartbeat: quantity('time', { min: 1_000, max: 30 * DAY_MS }).optional(),
    signals: closed({
      tilt: closed(levelSignal(unitsOf('tilt'))).optional(),
      water: closed({
        ...levelSignal(unitsOf('water')),
        datum: quantity('length', { min: -30_000, max: 30_000 }, bareLength).optional(),
      }).optional(),
      battery: closed(levelSignal(unitsOf('battery'))).optional(),
      temperature: closed(levelSignal(unitsOf('temperature'))).optional(),
      vibration: closed(levelSignal(unitsOf('vibration'))).optional(),
      impacts: closed(levelSignal(unitsOf('impacts'))).optional(),
      hallOpen: switchSignal.optional(),
      floatWet: switchSignal.optional(),
      maintenance: switchSignal.optional(),
      zeroUnknown: switchSignal.optional(),
    }),
    rules: ruleTable(bare).default({}),
  });
}

export type ReplayMap = z.infer<ReturnType<typeof mapSchema>>;
export type LevelSignal = NonNullable<ReplayMap['signals']['water']>;
export type SwitchSignal = NonNullable<ReplayMap['signals']['hallOpen']>;
