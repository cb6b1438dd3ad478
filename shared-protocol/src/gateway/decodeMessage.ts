import { Decoder } from 'cbor-x';
import { MAX_FRAME } from '../envelope/header.ts';
import { TYPE, type TypeName } from '../fields/codes.ts';
import type { FieldName } from '../fields/keys.ts';
import { MESSAGES, type MessageSpec } from '../fields/messages.ts';
import { FIELDS, type FieldSpec, fieldName } from '../fields/table.ts';
import type { Message } from '../messages/types.ts';
import { type Rejection, reject } from './rejections.ts';
import { wellFormed } from './wellFormed.ts';

export interface Decoded {
  readonly ok: true;
  readonly message: Message;
}

const decoder = new Decoder({ mapsAsObjects: false, useRecords: false, tagUint8Array: false });
const TYPE_NAMES = new Map<number, TypeName>((Object.keys(TYPE) as TypeName[]).map((name) => [TYPE[name], name]));

/**
 * One payload -> one message, or a typed rejection; never a throw, whatever the bytes.
 *
 * Length cap, then a scan that admits only the deterministic subset (wellFormed), then cbor-x, then the table. Values
 * are wire integers; keys that the table does not know are kept in `extra`, and so is a known key that the message type
 * does not list: a newer node may send more, never something else.
 */
export function decodeMessage(payload: Uint8Array): Decoded | Rejection {
  if (payload.length === 0) return reject('too-short', 'empty payload');
  if (payload.length > MAX_FRAME) return reject('too-long', `${payload.length} bytes`);
  const fault = wellFormed(payload);
  if (fault) return fault;
  let value: unknown;
  try {
    value = decoder.decode(payload);
  } catch (error) {
    return reject('malformed', error instanceof Error ? error.message : String(error));
  }
  if (!(value instanceof Map)) return reject('not-a-map', typeof value);
  return checkMap(value);
}

function checkMap(map: ReadonlyMap<unknown, unknown>): Decoded | Rejection {
  const number = map.get(FIELDS.type.key) ?? TYPE.status;
  const type = typeof number === 'number' ? TYPE_NAMES.get(number) : undefined;
  if (type === undefined) return reject('unknown-type', String(number).slice(0, 20));
  const spec: MessageSpec = MESSAGES[type];
  const message: Record<string, unknown> = { type };
  let extra: Map<number, unknown> | undefined;
  for (const [key, value] of map) {
    if (typeof key !== 'number' || key < 0) return reject('not-a-map', 'a key is not an unsigned integer');
    if (key === FIELDS.type.key) continue;
    const name = fieldName(key);
    if (name === undefined || !(spec.required.includes(name) || spec.optional.includes(name))) {
      extra ??= new Map();
      extra.set(key, value);
      continue;
    }
    const fault = checkField(name, FIELDS[name], value);
    if (fault) return fault;
    message[name] = value;
  }
  for (const name of spec.required) if (!(name in message)) return reject('missing-field', name);
  if (extra) message.extra = extra;
  // checkField has held every field to the table from which the Message types are derived
  return { ok: true, message: message as unknown as Message };
}

function checkField(name: FieldName, spec: FieldSpec, value: unknown): Rejection | undefined {
  switch (spec.kind) {
    case 'int':
      return checkInt(name, value, spec.min, spec.max);
    case 'ints':
      if (!Array.isArray(value)) return reject('wrong-kind', name);
      if (value.length === 0 || value.length > spec.maxLength) return reject('out-of-range', `${name} length`);
      return firstFault(value, (one) => checkInt(name, one, spec.min, spec.max));
    case 'text':
      if (typeof value !== 'string') return reject('wrong-kind', name);
      // printable ASCII: the text goes to terminals and logs
      return value.length <= spec.maxLength && /^[ -~]*$/.test(value) ? undefined : reject('out-of-range', name);
    case 'settings':
      if (!(value instanceof Map)) return reject('wrong-kind', name);
      return firstFault([...value].flat(), (one) => checkInt(name, one, -2147483648, 2147483647));
  }
}

function checkInt(name: string, value: unknown, min: number, max: number): Rejection | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return reject('wrong-kind', name);
  return value < min || value > max ? reject('out-of-range', `${name} ${value}`) : undefined;
}

function firstFault<T>(values: readonly T[], check: (value: T) => Rejection | undefined): Rejection | undefined {
  for (const value of values) {
    const fault = check(value);
    if (fault) return fault;
  }
  return undefined;
}
