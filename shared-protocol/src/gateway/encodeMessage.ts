import {
  beginMap,
  createWriter,
  endMap,
  putHead,
  putInt,
  putInts,
  putKey,
  putNumber,
  putText,
} from '../cbor/writer.ts';
import { MAX_FRAME } from '../envelope/header.ts';
import { TYPE } from '../fields/codes.ts';
import type { FieldName } from '../fields/keys.ts';
import { LIMIT } from '../fields/limits.ts';
import { FIELDS } from '../fields/table.ts';
import type { Message } from '../messages/types.ts';
import { checkField } from './checkField.ts';

const BY_KEY = (Object.keys(FIELDS) as FieldName[])
  .filter((name) => name !== 'type')
  .sort((a, b) => FIELDS[a].key - FIELDS[b].key);

/**
 * Any message as a payload, driven by the table: what the gateway sends, and the yardstick for what nodes write.
 * Unknown keys (`extra`) are not written: nobody sends what he does not know. Throws RangeError for a value outside its
 * row of the table, which the receiver would refuse: check what comes from outside before it gets here.
 */
export function encodeMessage(message: Message): Uint8Array {
  const buf = new Uint8Array(MAX_FRAME);
  const w = createWriter(buf);
  beginMap(w, 0);
  if (message.type !== 'status') putInt(w, FIELDS.type.key, TYPE[message.type]);
  const values = message as unknown as Readonly<Record<string, unknown>>;
  for (const name of BY_KEY) {
    const value = values[name];
    if (value === undefined) continue;
    const fault = checkField(name, value);
    if (fault) throw new RangeError(`${message.type}: ${fault.code}: ${fault.detail}`);
    const { key } = FIELDS[name];
    if (typeof value === 'number') putInt(w, key, value);
    else if (typeof value === 'string') putText(w, key, value, LIMIT.board);
    else if (value instanceof Map) {
      putKey(w, key);
      putHead(w, 5, value.size);
      for (const [setting, n] of [...value].sort((a, b) => a[0] - b[0])) {
        putNumber(w, setting);
        putNumber(w, n);
      }
    } else {
      const list = value as readonly number[];
      putInts(w, key, list, list.length);
    }
  }
  const length = endMap(w);
  if (length === 0) throw new RangeError('a message of more than 240 bytes');
  return buf.subarray(0, length);
}
