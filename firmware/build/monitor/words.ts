import type { FieldName } from '@lidwatch/protocol';
import { FIELDS, type Json, type Message, messageToJson } from '@lidwatch/protocol/gateway';
import type { FrameReading } from './frames.ts';

/** A wire value with the names of its codes or bits, where the table has any. */
function nameOf(field: string, value: Json): string {
  const spec = Object.hasOwn(FIELDS, field) ? FIELDS[field as FieldName] : undefined;
  if (spec?.kind !== 'int' || !spec.codes || typeof value !== 'number') {
    return JSON.stringify(value).replaceAll('"', '');
  }
  const matching = Object.entries(spec.codes).filter(([, code]) => (spec.bits ? (value & code) !== 0 : value === code));
  return matching.map(([name]) => name).join('+') || String(value);
}

function fieldsOf(message: Message): string {
  const { type: _, ...fields } = messageToJson(message);
  const texts = Object.entries(fields).map(([name, value]) => `${name} ${nameOf(name, value)}`);
  return texts.join(', ');
}

/** A frame as a person reads it: the message, its size, and its fields in wire integers. */
export function frameWords({ bytes, message, fault, node, counter }: FrameReading): string {
  if (message) return `${String(message.type).padEnd(6)} ${String(bytes).padStart(2)} bytes  ${fieldsOf(message)}`;
  const from = node === undefined ? '' : `, node 0x${node.toString(16).padStart(8, '0')}, counter ${counter}`;
  return `${fault} (${bytes} bytes${from})`;
}
