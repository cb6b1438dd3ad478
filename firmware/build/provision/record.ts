import { crc32 } from 'node:zlib';

/** What a node reads of itself at its start: `lw.provision` in Espruino's Storage, a file of that name beside IoT.js. */
export interface NodeRecord {
  /** 1..4294967295 */
  readonly node: number;
  /** 32 hex digits */
  readonly key: string;
  readonly radio: Readonly<Record<string, number | string | boolean>>;
  readonly water: Water;
  readonly hall: boolean;
  readonly float: boolean;
}

export const WATER = ['a02yyuw', 'analog', 'none'] as const;
export type Water = (typeof WATER)[number];

/** `{"crc":"xxxxxxxx"`: the CRC-32 is of all the text behind it. */
const HEAD = /^\{"crc":"([0-9a-f]{8})"(?=,)/;

/**
 * One line of JSON in ASCII, `crc` first, then every entry in the order of NodeRecord: what `src/boards/provision.ts`
 * reads. A node compares the checksum and nothing else, so whether the entries make sense is checked here.
 */
export function writeRecord({ node, key, radio, water, hall, float }: NodeRecord): string {
  const guarded = `,${JSON.stringify({ node, key, radio, water, hall, float }).slice(1)}`;
  return `{"crc":"${crc32(guarded).toString(16).padStart(8, '0')}"${guarded}`;
}

function entriesFault(record: Record<string, unknown>): string {
  const { node, key, radio, water, hall, float } = record;
  if (!Number.isInteger(node) || (node as number) < 1 || (node as number) > 0xffff_ffff) {
    return 'node must be 1..4294967295';
  }
  if (typeof key !== 'string' || !/^[0-9a-f]{32}$/i.test(key)) return 'key must be 32 hex digits';
  if (typeof radio !== 'object' || radio === null || Array.isArray(radio)) return 'radio is missing';
  if (!WATER.includes(water as Water)) return `water must be ${WATER.join(', ')}`;
  return typeof hall === 'boolean' && typeof float === 'boolean' ? '' : 'hall and float must be true or false';
}

/** Why a record cannot be used, or an empty text. Never holds a part of the key. */
export function recordFault(text: string): string {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return 'it is no object';
  const fault = entriesFault(record as Record<string, unknown>);
  if (fault !== '') return fault;
  const head = HEAD.exec(text);
  const whole = head !== null && Number.parseInt(head[1] ?? '', 16) === crc32(text.slice(head[0].length));
  return whole ? '' : 'its checksum does not match: it was cut, or changed by hand';
}
