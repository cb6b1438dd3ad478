import type { UpMessage } from './openReport.ts';

/** The fields in which a node speaks of itself, not of its cover. */
const FIELDS = [
  'firmware',
  'board',
  'cause',
  'configHash',
  'configVersion',
  'boots',
  'heartbeat',
  'result',
  'badSetting',
  'action',
  'minutes',
] as const;

type Said = Readonly<Record<string, number | string>>;

/** What a hello, report or maintenance says of the node, by field name, as wire values; undefined for other messages. */
export function saidIn(message: UpMessage): Said | undefined {
  if (message.type === 'status' || message.type === 'alert' || message.type === 'log') return undefined;
  const values = message as unknown as Said;
  return Object.fromEntries(FIELDS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** The interval of status messages that the node says it keeps, in ms. */
export function heartbeatIn(message: UpMessage): number | undefined {
  if (message.type !== 'hello' && message.type !== 'report') return undefined;
  return message.heartbeat === undefined ? undefined : message.heartbeat * 60_000;
}

/** Payload keys that this version does not know, as JSON: map keys become strings, bytes become hex. */
export function extraIn({ extra }: UpMessage): string | undefined {
  return extra && JSON.stringify(plain(extra));
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}
