import { BAD_TAG, expandCounter, type FieldName, type Header, openFrame, readHeader } from '@lidwatch/protocol';
import { createNodeCcm, decodeMessage, FIELDS, type Json, messageToJson } from '@lidwatch/protocol/gateway';

const ccm = (key: string) => createNodeCcm(Buffer.from(key, 'hex'));

/** A wire value with the names of its codes or bits, where the table has any. */
function nameOf(field: string, value: Json): string {
  const spec = Object.hasOwn(FIELDS, field) ? FIELDS[field as FieldName] : undefined;
  if (spec?.kind !== 'int' || !spec.codes || typeof value !== 'number')
    return JSON.stringify(value).replaceAll('"', '');
  const matching = Object.entries(spec.codes).filter(([, code]) => (spec.bits ? (value & code) !== 0 : value === code));
  return matching.map(([name]) => name).join('+') || String(value);
}

/** The payload of a frame, or why there is none. */
function open(frame: Buffer, cipher: ReturnType<typeof ccm>): Uint8Array | string {
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
  if (!readHeader(frame, frame.length, header)) return 'no sealed frame';
  const length = openFrame(cipher, frame, frame.length, header, expandCounter(0, header.counter));
  return length === BAD_TAG ? 'does not open' : frame.subarray(header.length, header.length + length);
}

/** A frame as a person reads it: the message, its fields in wire integers, and the size. */
function describe(hex: string, cipher: ReturnType<typeof ccm>, bare: boolean): string {
  const frame = Buffer.from(hex, 'hex');
  const payload = bare ? frame : open(frame, cipher);
  if (typeof payload === 'string') return payload;
  const decoded = decodeMessage(payload);
  if (!decoded.ok) return `rejected: ${decoded.code}`;
  const { type, ...fields } = messageToJson(decoded.message);
  const text = Object.entries(fields).map(([name, value]) => `${name} ${nameOf(name, value)}`);
  return `${String(type).padEnd(6)} ${String(hex.length / 2).padStart(2)} bytes  ${text.join(', ')}`;
}

/** The transcript for a person: seconds of virtual time, and what each frame says. `bare`: frames are payloads. */
export function annotate(lines: readonly string[], key: string, bare = false): string[] {
  const cipher = ccm(key);
  return lines.map((line) => {
    const [time = '', kind = '', ...rest] = line.split(' ');
    if (time === 'end') return line;
    if (kind === 'scene') return rest.join(' ');
    const seconds = (Number(time) / 1000).toFixed(3).padStart(10);
    return `${seconds} s  ${kind.padEnd(6)}  ${describe(rest[0] ?? '', cipher, bare)}`;
  });
}
