// this build of cbor-x neither compiles code at run time nor loads its native add-on: bytes from the air meet neither
import { Decoder } from 'cbor-x/decode-no-eval';
import { type Direction, MAX_FRAME, UP } from '../envelope/header.ts';
import { TYPE, type TypeName } from '../fields/codes.ts';
import { type FieldName, KEY } from '../fields/keys.ts';
import { MESSAGES, type MessageSpec } from '../fields/messages.ts';
import type { Message } from '../messages/types.ts';
import { checkField } from './checkField.ts';
import { type Rejection, reject } from './rejections.ts';
import { wellFormed } from './wellFormed.ts';

export interface Decoded {
  readonly ok: true;
  readonly message: Message;
}

const decoder = new Decoder({ mapsAsObjects: false, useRecords: false, tagUint8Array: false, copyBuffers: true });

/**
 * One buffer for each length of payload. cbor-x keeps a DataView on whatever it reads, and making one costs twice the
 * decoding of a status; a buffer that is used again keeps its view, and the caller's bytes are left alone.
 */
const scratch: Uint8Array[] = [];

function decodeCbor(payload: Uint8Array): unknown {
  let copy = scratch[payload.length];
  if (!copy) {
    copy = new Uint8Array(payload.length);
    scratch[payload.length] = copy;
  }
  copy.set(payload);
  return decoder.decode(copy);
}

interface Listing {
  readonly type: TypeName;
  readonly direction: MessageSpec['direction'];
  readonly required: readonly FieldName[];
  /** every field of the message, by its key */
  readonly listed: ReadonlyMap<number, FieldName>;
}

function listing(type: TypeName): Listing {
  const { direction, required, optional }: MessageSpec = MESSAGES[type];
  return { type, direction, required, listed: new Map([...required, ...optional].map((name) => [KEY[name], name])) };
}

const MESSAGE_OF = new Map((Object.keys(TYPE) as TypeName[]).map((type) => [TYPE[type] as number, listing(type)]));

/**
 * One payload -> one message, or a typed rejection; never a throw, whatever the bytes.
 *
 * Length cap, then a scan that admits only the deterministic subset (wellFormed), then cbor-x, then the table. Values
 * are wire integers; keys that the table does not know are kept in `extra`, and so is a known key that the message type
 * does not list: a newer node may send more, never something else. Given a direction, a message that goes the other way
 * is refused.
 */
export function decodeMessage(payload: Uint8Array, direction?: Direction): Decoded | Rejection {
  if (payload.length === 0) return reject('too-short', 'empty payload');
  if (payload.length > MAX_FRAME) return reject('too-long', `${payload.length} bytes`);
  const fault = wellFormed(payload);
  if (fault) return fault;
  let value: unknown;
  try {
    value = decodeCbor(payload);
  } catch (error) {
    return reject('malformed', error instanceof Error ? error.message : String(error));
  }
  if (!(value instanceof Map)) return reject('not-a-map', typeof value);
  return checkMap(value, direction);
}

function checkMap(map: ReadonlyMap<unknown, unknown>, direction: Direction | undefined): Decoded | Rejection {
  const number = map.has(KEY.type) ? map.get(KEY.type) : TYPE.status;
  if (typeof number !== 'number') return reject('wrong-kind', 'type');
  const spec = MESSAGE_OF.get(number);
  if (spec === undefined) return reject('unknown-type', String(number));
  if (direction !== undefined && spec.direction === (direction === UP ? 'down' : 'up')) {
    return reject('wrong-direction', spec.type);
  }
  const message: Record<string, unknown> = { type: spec.type };
  let extra: Map<number, unknown> | undefined;
  for (const [key, value] of map) {
    if (typeof key !== 'number' || key < 0) return reject('not-a-map', 'a key is not an unsigned integer');
    if (key === KEY.type) continue;
    const name = spec.listed.get(key);
    if (name === undefined) {
      extra ??= new Map();
      extra.set(key, value);
      continue;
    }
    const fault = checkField(name, value);
    if (fault) return fault;
    message[name] = value;
  }
  for (const name of spec.required) if (message[name] === undefined) return reject('missing-field', name);
  if (extra) message.extra = extra;
  // checkField has held every field to the table from which the Message types are derived
  return { ok: true, message: message as unknown as Message };
}
