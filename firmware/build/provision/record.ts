import { crc32 } from '@lidwatch/protocol';

/** One entry that cannot be used: where it stands in the record, and what it must be. The key is never part of it. */
export interface Problem {
  /** as `radio.address` */
  readonly at: string;
  readonly message: string;
}

/** The modems that a board can have; the first is meant where a record names none. */
export const BOARD_MODEMS: Readonly<Record<string, readonly ModemName[]>> = {
  'mdbt42q-rylr998': ['rylr998'],
  'pico-rak3172': ['rak3172', 'rak3172-lorawan'],
  rak5010: ['bg96'],
  'iotjs-linux': ['udp', 'bc95', 'rak3172', 'rak3172-lorawan'],
  sim: ['rylr998', 'rak3172', 'rak3172-lorawan', 'bc95'],
};

/** Boards on which a sensor with a voltage output cannot be read. */
const WITHOUT_ANALOG = ['iotjs-linux', 'sim'];

/** Undefined where the value is good, else what it must be. */
type Check = (value: unknown) => string | undefined;

const integer =
  (min: number, max: number, unit = ''): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : `must be an integer, ${min}..${max}${unit}`;
const oneOf =
  (...allowed: readonly (string | number | boolean)[]): Check =>
  (value) =>
    allowed.includes(value as never) ? undefined : `must be ${allowed.map((one) => JSON.stringify(one)).join(', ')}`;
const hex =
  (digits: number): Check =>
  (value) =>
    typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/i.test(value)
      ? undefined
      : `must be ${digits} hex digits`;
const text =
  (pattern: RegExp, what: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `must be ${what}`;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);

const network: Check = (value) =>
  value === 18 || (Number.isInteger(value) && (value as number) >= 3 && (value as number) <= 15)
    ? undefined
    : 'must be 3..15 or 18';

/** AT+PARAMETER of a RYLR998: bandwidth 125 kHz goes to SF9, 250 to SF10, 500 to SF11; a long preamble only on network 18. */
const parameter: Check = (value) => {
  const [sf = 0, bandwidth = 0, rate = 0, preamble = 0, ...rest] = String(value).split(',').map(Number);
  const good =
    typeof value === 'string' &&
    rest.length === 0 &&
    [7, 8, 9].includes(bandwidth) &&
    sf >= 5 &&
    sf <= bandwidth + 2 &&
    rate >= 1 &&
    rate <= 4 &&
    preamble >= 4 &&
    preamble <= 24;
  return good ? undefined : 'must be "SF,bandwidth code 7..9,coding rate 1..4,preamble 4..24", such as "9,7,1,12"';
};

const APN = text(/^[\w.-]{0,63}$/, 'an access point name');
const IPV4 = text(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/, 'an IPv4 address');
const HOST = text(/^[\w.:-]{1,100}$/, 'an address or a name');
const PORT = integer(1, 65535);

/** What each modem asks for; the shapes stand beside the modems' code. */
const MODEMS = {
  rylr998: {
    address: integer(1, 65535),
    gateway: integer(0, 65535),
    network,
    band: integer(820_000_000, 960_000_000, ' Hz'),
    parameter,
    power: integer(0, 22, ' dBm'),
  },
  rak3172: {
    frequency: integer(150_000_000, 960_000_000, ' Hz'),
    sf: integer(5, 12),
    bw: oneOf(125, 250, 500),
    cr: integer(1, 4),
    preamble: integer(5, 65535),
    power: integer(5, 22, ' dBm'),
  },
  'rak3172-lorawan': { region: integer(0, 12), devEui: hex(16), joinEui: hex(16), appKey: hex(32) },
  bc95: { apn: APN, host: IPV4, port: PORT, extended: optional(oneOf(true, false)) },
  bg96: { apn: APN, host: HOST, port: PORT, extended: optional(oneOf(true, false)) },
  udp: { host: HOST, port: PORT },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Check>>>>;

export type ModemName = keyof typeof MODEMS;

/** What a tool writes onto a node; see firmware/src/boards/provision.ts. */
export interface RecordEntries {
  readonly node: number;
  /** 32 hex digits */
  readonly key: string;
  readonly radio: Readonly<Record<string, unknown>> & { readonly modem?: string };
  /** `none` where not given */
  readonly water?: string;
  /** fitted where not given */
  readonly hall?: boolean;
  /** not fitted where not given */
  readonly float?: boolean;
}

function check(entries: Readonly<Record<string, unknown>>, checks: Readonly<Record<string, Check>>, path: string) {
  const problems: Problem[] = [];
  for (const [name, test] of Object.entries(checks)) {
    const message = test(entries[name]);
    if (message !== undefined) problems.push({ at: `${path}${name}`, message });
  }
  for (const name of Object.keys(entries)) {
    if (name in checks) continue;
    problems.push({ at: `${path}${name}`, message: `is unknown; the entries are ${Object.keys(checks).join(', ')}` });
  }
  return problems;
}

function checkRadio(modems: readonly ModemName[], radio: unknown): Problem[] {
  if (typeof radio !== 'object' || radio === null) return [{ at: 'radio', message: 'is missing' }];
  const { modem = modems[0], device, ...settings } = radio as Record<string, unknown>;
  const name = modems.find((one) => one === modem);
  if (name === undefined) return [{ at: 'radio.modem', message: `must be ${modems.join(' or ')} on this board` }];
  const problems = check(settings, MODEMS[name], 'radio.');
  const path = optional(text(/^\/[\w/.-]+$/, 'the path of a serial line'))(device);
  return path === undefined ? problems : [...problems, { at: 'radio.device', message: path }];
}

/** Everything about a record that a node on that board could not use; empty where it is good. */
export function checkRecord(board: string, entries: Readonly<Record<string, unknown>>): Problem[] {
  const modems = BOARD_MODEMS[board];
  if (!modems) return [{ at: 'board', message: `must be ${Object.keys(BOARD_MODEMS).join(', ')}` }];
  const sensors = WITHOUT_ANALOG.includes(board) ? ['a02yyuw', 'none'] : ['a02yyuw', 'analog', 'none'];
  const { radio, ...rest } = entries;
  return [
    ...check(
      rest,
      {
        node: integer(1, 0xffff_ffff),
        key: hex(32),
        water: optional(oneOf(...sensors)),
        hall: optional(oneOf(true, false)),
        float: optional(oneOf(true, false)),
      },
      '',
    ),
    ...checkRadio(modems, radio),
  ];
}

/** The text of the record, for entries that `checkRecord` found good: every entry present, the checksum in front. */
export function writeRecord(board: string, entries: RecordEntries): string {
  const { node, key, radio, water = 'none', hall = true, float = false } = entries;
  const { modem = BOARD_MODEMS[board]?.[0], ...settings } = radio;
  const body = { node, key: key.toLowerCase(), radio: { modem, ...settings }, water, hall, float };
  const rest = `,${JSON.stringify(body).slice(1)}`;
  const bytes = Buffer.from(rest, 'latin1');
  return `{"crc":"${crc32(bytes, 0, bytes.length).toString(16).padStart(8, '0')}"${rest}`;
}
