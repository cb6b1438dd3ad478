import { decodeMessage, FIELDS, fieldName, toPhysical } from '../src/gateway/index.ts';
import {
  beginRead,
  createReader,
  FULL_HEADER_LENGTH,
  HEADER_LENGTH,
  KEY,
  readHead,
  skip,
  TAG_LENGTH,
} from '../src/index.ts';
import { bytesOf, type Vector } from './vector.ts';

const COLUMN = 30;
const BYTES_A_LINE = 8;

function spaced(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function line(bytes: Uint8Array, text: string): string {
  return `${spaced(bytes).padEnd(COLUMN)}${text}`.trimEnd();
}

/** Long runs of bytes over several lines, the text beside the first. */
function block(bytes: Uint8Array, text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_A_LINE) {
    lines.push(line(bytes.subarray(at, at + BYTES_A_LINE), at === 0 ? text : ''));
  }
  return lines;
}

function headerLines(vector: Vector, frame: Uint8Array): string[] {
  const full = ((frame[0] ?? 0) & 2) !== 0;
  const counter = `counter ${vector.counter}${full ? '' : ', its low 16 bits'}`;
  return [
    line(frame.subarray(0, 1), `sealed, version 1, ${vector.direction}, ${full ? 'full' : '16-bit'} counter`),
    line(frame.subarray(1, 5), `node ${vector.node}`),
    line(frame.subarray(5, full ? FULL_HEADER_LENGTH : HEADER_LENGTH), counter),
  ];
}

function namesOf(codes: Readonly<Record<string, number>>, bits: boolean, value: number): string {
  const names = Object.entries(codes).filter(([, n]) => (bits ? (value & n) !== 0 : value === n));
  return names.map(([name]) => name).join(' | ') || 'none';
}

function meaning(key: number, value: unknown): string {
  const name = fieldName(key);
  if (name === undefined) return `key ${key}, unknown`;
  const spec = FIELDS[name];
  if (spec.kind === 'int' && typeof value === 'number') {
    if (spec.codes) return `${name} ${value}: ${namesOf(spec.codes, spec.bits === true, value)}`;
    return spec.unit === '' ? `${name} ${value}` : `${name} ${value}: ${toPhysical(spec, value)} ${spec.unit}`;
  }
  if (spec.kind === 'ints' && Array.isArray(value)) {
    return `${name}: ${value.map((one) => toPhysical(spec, one)).join(', ')} ${spec.unit}`.trimEnd();
  }
  return name;
}

/** One line for each pair of the map. The values come from the decoder, the places from a walk over the bytes. */
function payloadLines(payload: Uint8Array): string[] {
  const decoded = decodeMessage(payload);
  if (!decoded.ok) throw new Error(`a payload that is refused: ${decoded.code}`);
  const values = decoded.message as unknown as Readonly<Record<string, unknown>>;
  const reader = createReader();
  beginRead(reader, payload, 0, payload.length);
  const pairs = readHead(reader);
  const lines = [line(payload.subarray(0, reader.pos), `a map of ${pairs} pairs`)];
  for (let i = 0; i < pairs; i += 1) {
    const start = reader.pos;
    const key = readHead(reader);
    const valueAt = reader.pos;
    skip(reader);
    const name = fieldName(key);
    const value = key === KEY.type ? payload[valueAt] : name && values[name];
    lines.push(...block(payload.subarray(start, reader.pos), meaning(key, value)));
  }
  return lines;
}

/** An annotated hex dump of a sealed frame and of what it decrypts to. */
export function dumpSealed(vector: Vector): string {
  const frame = bytesOf(vector.hex);
  const header = headerLines(vector, frame);
  const headerLength = ((frame[0] ?? 0) & 2) !== 0 ? FULL_HEADER_LENGTH : HEADER_LENGTH;
  const tagAt = frame.length - TAG_LENGTH;
  return [
    ...header,
    ...block(frame.subarray(headerLength, tagAt), `payload, encrypted (${tagAt - headerLength} bytes)`),
    ...block(frame.subarray(tagAt), 'tag'),
    '',
    'the payload, decrypted:',
    ...payloadLines(bytesOf(vector.payload ?? '')),
  ].join('\n');
}
