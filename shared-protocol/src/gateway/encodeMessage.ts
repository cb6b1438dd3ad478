import { putHead, putNumber } from '../cbor/writer.ts';
import { MAX_FRAME } from '../envelope/header.ts';
import { TYPE } from '../fields/codes.ts';
import type { FieldName } from '../fields/keys.ts';
import { FIELDS } from '../fields/table.ts';
import type { Message } from '../messages/types.ts';
import { checkField } from './checkField.ts';

/** Pairs that a map with a one-byte head can have. */
const MAX_PAIRS = 23;

const BY_KEY = (Object.keys(FIELDS) as FieldName[])
  .filter((name) => name !== 'type')
  .sort((a, b) => FIELDS[a].key - FIELDS[b].key);

/**
 * Any message as a payload, driven by the table: what the gateway sends, and the yardstick for what nodes write.
 * Unknown keys (`extra`) are not written: nobody sends what he does not know. Throws RangeError for a value outside its
 * row of the table, which the receiver would refuse: check what comes from outside before it gets here.
 */
export function encodeMessage(message: Message): Uint8Array {
  // a frame's room, and as much again: what is too long is seen at the end
  const buf = new Uint8Array(MAX_FRAME * 2);
  let at = 1;
  let pairs = 0;
  const head = (major: number, argument: number) => {
    at = putHead(buf, at, major, argument);
  };
  const number = (value: number) => {
    at = putNumber(buf, at, value);
  };
  const key = (one: number) => {
    head(0, one);
    pairs += 1;
  };
  if (message.type !== 'status') {
    key(FIELDS.type.key);
    number(TYPE[message.type]);
  }
  const values = message as unknown as Readonly<Record<string, unknown>>;
  for (const name of BY_KEY) {
    const value = values[name];
    if (value === undefined) continue;
    const fault = checkField(name, value);
    if (fault) throw new RangeError(`${message.type}: ${fault.code}: ${fault.detail}`);
    key(FIELDS[name].key);
    if (typeof value === 'number') number(value);
    else if (typeof value === 'string') {
      head(3, value.length);
      at += new TextEncoder().encodeInto(value, buf.subarray(at)).written;
    } else if (value instanceof Map) {
      head(5, value.size);
      for (const [setting, n] of [...value].sort((a, b) => a[0] - b[0])) {
        number(setting);
        number(n);
      }
    } else {
      const list = value as readonly number[];
      head(4, list.length);
      for (const one of list) number(one);
    }
  }
  if (at > MAX_FRAME || pairs > MAX_PAIRS) throw new RangeError('a message of more than 240 bytes');
  buf[0] = 0xa0 | pairs;
  return buf.slice(0, at);
}
