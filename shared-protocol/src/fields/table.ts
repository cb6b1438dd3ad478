import { ACTION, CAUSE, FLAG, RESULT, TRIGGER, TYPE } from './codes.ts';
import { type FieldName, KEY } from './keys.ts';
import { LIMIT, MAX_ITEMS, MAX_LOG, MAX_SERIES } from './limits.ts';

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

/** A map of setting number (0..255) to a 32-bit integer; see settings.ts. */
export interface SettingsField extends Common {
  readonly kind: 'settings';
  readonly maxLength: number;
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
const TWENTY_MV: Scale = { unit: 'mV', num: 20, den: 1 };
const TEN_MG: Scale = { unit: 'mg', num: 10, den: 1 };

type Keyed<F, K extends number> = F & { readonly key: K };

function int<K extends number>(key: K, min: number, max: number, scale: Scale, doc: string): Keyed<IntField, K> {
  return { kind: 'int', key, min, max, ...scale, doc };
}

function ints<K extends number>(
  key: K,
  maxLength: number,
  min: number,
  max: number,
  scale: Scale,
  doc: string,
): Keyed<IntsField, K> {
  return { kind: 'ints', key, maxLength, min, max, ...scale, doc };
}

function count<K extends number>(key: K, doc: string): Keyed<IntField, K> {
  return int(key, 0, LIMIT.word, COUNT, doc);
}

function code<K extends number>(key: K, codes: Readonly<Record<string, number>>, doc: string): Keyed<IntField, K> {
  return { ...int(key, 0, LIMIT.byte, COUNT, doc), codes };
}

/**
 * The one table. Types, decoder, CDDL and PROTOCOL.md follow from it, and tests hold them together.
 *
 * Battery and vibration are scaled to what their sensors resolve (a 10-bit ADC behind a divider; a LIS3DH with
 * +-8 mg of noise), which keeps the seven-field status within 26 bytes for every value in range, not for typical ones.
 */
export const FIELDS: { readonly [N in FieldName]: Keyed<FieldSpec, (typeof KEY)[N]> } = {
  type: code(KEY.type, TYPE, 'message type; absent means status'),
  seq: count(KEY.seq, 'the low 16 bits of the frame counter with which this report was first sent'),
  battery: int(KEY.battery, 0, LIMIT.byte, TWENTY_MV, 'battery voltage under load'),
  temperature: int(KEY.temperature, LIMIT.temperatureLow, LIMIT.temperatureHigh, TENTH_DEGC, 'temperature of the node'),
  tilt: int(KEY.tilt, 0, LIMIT.tilt, TENTH_DEG, 'angle from the learned zero'),
  water: int(KEY.water, LIMIT.waterLow, LIMIT.waterHigh, MM, 'water level above the reference of the chamber'),
  vibration: int(
    KEY.vibration,
    0,
    LIMIT.byte,
    TEN_MG,
    'largest deviation from rest since the last status; 255 means that or more',
  ),
  flags: { ...code(KEY.flags, FLAG, 'state bits'), bits: true },
  age: int(KEY.age, 0, LIMIT.word, SECOND, 'age, at sending, of the newest sample in this frame; absent means 0'),
  period: int(KEY.period, 1, LIMIT.byte, SECOND, 'time between two samples of a series; absent means 1'),
  tiltSeries: ints(KEY.tiltSeries, MAX_SERIES, 0, LIMIT.tilt, TENTH_DEG, 'angle from the learned zero, oldest first'),
  waterSeries: ints(KEY.waterSeries, MAX_SERIES, LIMIT.waterLow, LIMIT.waterHigh, MM, 'water level, oldest first'),
  trigger: code(KEY.trigger, TRIGGER, 'why the alert was raised'),
  impacts: count(KEY.impacts, 'blows counted since the last status'),
  wakes: count(KEY.wakes, 'motion interrupts since the last status'),
  dropped: count(KEY.dropped, 'reports that the node had to drop since it started'),
  firmware: int(KEY.firmware, 0, LIMIT.firmware, COUNT, 'firmware version: major * 10000 + minor * 100 + patch'),
  board: { kind: 'text', key: KEY.board, maxLength: LIMIT.board, doc: 'name of the board, printable ASCII' },
  cause: code(KEY.cause, CAUSE, 'why the node started'),
  configHash: count(KEY.configHash, 'CRC-16 of the settings in force (see settings)'),
  seqs: ints(KEY.seqs, MAX_ITEMS, 0, LIMIT.word, COUNT, 'the seq of each report that is durable at the gateway'),
  configVersion: count(KEY.configVersion, 'version of the desired configuration'),
  settings: { kind: 'settings', key: KEY.settings, maxLength: MAX_ITEMS, doc: 'setting number to value' },
  action: code(KEY.action, ACTION, 'what is asked for, or was done'),
  minutes: int(KEY.minutes, 0, LIMIT.minutes, MINUTE, 'length of a maintenance window'),
  result: code(KEY.result, RESULT, 'how a configuration was answered'),
  badSetting: int(KEY.badSetting, 0, LIMIT.byte, COUNT, 'number of the refused setting'),
  heartbeat: int(KEY.heartbeat, 1, LIMIT.minutes, MINUTE, 'time between two status messages'),
  boots: count(KEY.boots, 'starts since the node was provisioned'),
  errors: ints(
    KEY.errors,
    MAX_LOG,
    0,
    LIMIT.word,
    COUNT,
    'error log, newest first: boots, minutes, trouble, detail, and so on',
  ),
  used: count(KEY.used, 'charge drawn from the cell since it was put in, in mAh'),
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
