import { ACTION, CAUSE, FLAG, RESULT, TRIGGER, TYPE } from './codes.ts';
import { type FieldName, KEY } from './keys.ts';

interface Common {
  readonly key: number;
  readonly doc: string;
}

/** One integer. A wire integer `n` means `n * num / den` of `unit`. Range in wire integers, ends included. */
export interface IntField extends Common {
  readonly kind: 'int';
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly num: number;
  readonly den: number;
  /** names of the values, or of the bits where `bits` is set */
  readonly codes?: Readonly<Record<string, number>>;
  readonly bits?: boolean;
}

/** A short array of integers, oldest first, each with the scale and range of an IntField. */
export interface IntsField extends Omit<IntField, 'kind'> {
  readonly kind: 'ints';
  readonly maxLength: number;
}

/** ASCII text. */
export interface TextField extends Common {
  readonly kind: 'text';
  readonly maxLength: number;
}

/** A map of setting number to integer; see settings.ts. */
export interface SettingsField extends Common {
  readonly kind: 'settings';
}

export type FieldSpec = IntField | IntsField | TextField | SettingsField;

interface Scale {
  readonly unit: string;
  readonly num: number;
  readonly den: number;
}

const TENTH_DEG: Scale = { unit: 'deg', num: 1, den: 10 };
const TENTH_DEGC: Scale = { unit: 'degC', num: 1, den: 10 };
const MM: Scale = { unit: 'mm', num: 1, den: 1 };
const SECOND: Scale = { unit: 's', num: 1, den: 1 };
const MINUTE: Scale = { unit: 'min', num: 1, den: 1 };
const COUNT: Scale = { unit: '', num: 1, den: 1 };

function int(key: number, min: number, max: number, scale: Scale, doc: string): IntField {
  return { kind: 'int', key, min, max, ...scale, doc };
}

function ints(key: number, maxLength: number, min: number, max: number, scale: Scale, doc: string): IntsField {
  return { kind: 'ints', key, maxLength, min, max, ...scale, doc };
}

function code(key: number, codes: Readonly<Record<string, number>>, doc: string): IntField {
  return { ...int(key, 0, 255, COUNT, doc), codes };
}

/** Longest series of samples in one frame. Five are what an alert carries; the room above is for faster links. */
export const MAX_SERIES = 16;

/**
 * The one table. Types, decoder, CDDL and PROTOCOL.md follow from it, and tests hold them together.
 *
 * Battery and vibration are scaled to what their sensors resolve (a 10-bit ADC behind a divider; a LIS3DH with
 * +-8 mg of noise), which keeps the seven-field status within 26 bytes for every value in range, not for typical ones.
 */
export const FIELDS: { readonly [N in FieldName]: FieldSpec & { readonly key: (typeof KEY)[N] } } = {
  type: { ...code(KEY.type, TYPE, 'message type; absent means status'), key: KEY.type },
  seq: {
    ...int(KEY.seq, 0, 65535, COUNT, 'the low 16 bits of the frame counter with which this report was first sent'),
    key: KEY.seq,
  },
  battery: {
    ...int(KEY.battery, 0, 255, { unit: 'mV', num: 20, den: 1 }, 'battery voltage under load'),
    key: KEY.battery,
  },
  temperature: {
    ...int(KEY.temperature, -600, 1250, TENTH_DEGC, 'temperature of the node'),
    key: KEY.temperature,
  },
  tilt: { ...int(KEY.tilt, 0, 1800, TENTH_DEG, 'angle from the learned zero'), key: KEY.tilt },
  water: {
    ...int(KEY.water, -1000, 30000, MM, 'water level above the reference of the chamber'),
    key: KEY.water,
  },
  vibration: {
    ...int(
      KEY.vibration,
      0,
      255,
      { unit: 'mg', num: 10, den: 1 },
      'largest deviation from rest since the last status; 255 means that or more',
    ),
    key: KEY.vibration,
  },
  flags: { ...int(KEY.flags, 0, 255, COUNT, 'state bits'), codes: FLAG, bits: true, key: KEY.flags },
  age: {
    ...int(KEY.age, 0, 65535, SECOND, 'age, at sending, of the newest sample in this frame; absent means 0'),
    key: KEY.age,
  },
  period: {
    ...int(KEY.period, 1, 255, SECOND, 'time between two samples of a series; absent means 1'),
    key: KEY.period,
  },
  tiltSeries: {
    ...ints(KEY.tiltSeries, MAX_SERIES, 0, 1800, TENTH_DEG, 'angle from the learned zero, oldest first'),
    key: KEY.tiltSeries,
  },
  waterSeries: {
    ...ints(KEY.waterSeries, MAX_SERIES, -1000, 30000, MM, 'water level, oldest first'),
    key: KEY.waterSeries,
  },
  trigger: { ...code(KEY.trigger, TRIGGER, 'why the alert was raised'), key: KEY.trigger },
  impacts: { ...int(KEY.impacts, 0, 65535, COUNT, 'blows counted since the last status'), key: KEY.impacts },
  wakes: { ...int(KEY.wakes, 0, 65535, COUNT, 'motion interrupts since the last status'), key: KEY.wakes },
  dropped: {
    ...int(KEY.dropped, 0, 65535, COUNT, 'reports that the node had to drop since it started'),
    key: KEY.dropped,
  },
  firmware: {
    ...int(KEY.firmware, 0, 999999, COUNT, 'firmware version: major * 10000 + minor * 100 + patch'),
    key: KEY.firmware,
  },
  board: { kind: 'text', key: KEY.board, maxLength: 16, doc: 'name of the board' },
  cause: { ...code(KEY.cause, CAUSE, 'why the node started'), key: KEY.cause },
  configHash: {
    ...int(KEY.configHash, 0, 65535, COUNT, 'CRC-16 of the settings in force (see settings)'),
    key: KEY.configHash,
  },
  seqs: {
    ...ints(KEY.seqs, MAX_SERIES, 0, 65535, COUNT, 'the seq of each report that is durable at the gateway'),
    key: KEY.seqs,
  },
  configVersion: {
    ...int(KEY.configVersion, 0, 65535, COUNT, 'version of the desired configuration'),
    key: KEY.configVersion,
  },
  settings: { kind: 'settings', key: KEY.settings, doc: 'setting number to value' },
  action: { ...code(KEY.action, ACTION, 'what is asked for, or was done'), key: KEY.action },
  minutes: { ...int(KEY.minutes, 0, 10080, MINUTE, 'length of a maintenance window'), key: KEY.minutes },
  result: { ...code(KEY.result, RESULT, 'how a configuration was answered'), key: KEY.result },
  badSetting: { ...int(KEY.badSetting, 0, 255, COUNT, 'number of the refused setting'), key: KEY.badSetting },
  heartbeat: { ...int(KEY.heartbeat, 1, 10080, MINUTE, 'time between two status messages'), key: KEY.heartbeat },
  boots: { ...int(KEY.boots, 0, 65535, COUNT, 'starts since the node was provisioned'), key: KEY.boots },
};

const NAME_BY_KEY = new Map<number, FieldName>(
  (Object.keys(FIELDS) as FieldName[]).map((name) => [FIELDS[name].key, name]),
);

/** The name of a payload key, or undefined for a key that this version does not know. */
export function fieldName(key: number): FieldName | undefined {
  return NAME_BY_KEY.get(key);
}

/** A wire integer in its physical unit. Multiplies before it divides: 150 tenths are 15, not 15.000000000000002. */
export function toPhysical(field: IntField | IntsField, wire: number): number {
  return (wire * field.num) / field.den;
}

/** A physical value as the nearest wire integer, clamped to the field's range. */
export function toWire(field: IntField | IntsField, physical: number): number {
  const wire = Math.round((physical * field.den) / field.num);
  return Math.min(field.max, Math.max(field.min, wire));
}
