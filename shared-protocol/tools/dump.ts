import { decodeMessage, FIELDS, fieldName, toPhysical } from '../src/gateway/index.ts';
import { FULL_HEADER_LENGTH, getBig, HEADER_LENGTH, KEY, TAG_LENGTH } from '../src/index.ts';
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

/** Where the item at `at` ends; the payload is known to be well-formed. */
function endOf(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const major = first >> 5;
  const low = first & 31;
  const width = low < 24 ? 0 : 1 << (low - 24);
  const argument = width === 0 ? low : getBig(bytes, at + 1, width);
  let end = at + 1 + width;
  if (major === 2 || major === 3) return end + argument;
  for (let i = major === 4 ? argument : major === 5 ? argument * 2 : 0; i > 0; i -= 1) end = endOf(bytes, end);
  return end;
}

/** One line for each pair of the map. The values come from the decoder, the places from a walk over the bytes. */
function payloadLines(payload: Uint8Array): string[] {
  const decoded = decodeMessage(payload);
  if (!decoded.ok) throw new Error(`a payload that is refused: ${decoded.code}`);
  const values = decoded.message as unknown as Readonly<Record<string, unknown>>;
  const lines = [line(payload.subarray(0, 1), `a map of ${(payload[0] ?? 0) & 31} pairs`)];
  for (let start = 1, end = 1; start < payload.length; start = end) {
    const valueAt = endOf(payload, start);
    const key = valueAt === start + 1 ? (payload[start] ?? 0) : getBig(payload, start + 1, valueAt - start - 1);
    end = endOf(payload, valueAt);
    const name = fieldName(key);
    const value = key === KEY.type ? payload[valueAt] : name && values[name];
    lines.push(...block(payload.subarray(start, end), meaning(key, value)));
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
