import { type FieldName, KEY } from '@lidwatch/protocol';
import type { Json } from '@lidwatch/protocol/gateway';

type JsonObject = { readonly [name: string]: Json };

/**
 * A vector's meaning as the pairs of its map, by key: what any CBOR decoder must find in the payload, but for key 0.
 * Nothing but the numbers of the keys is taken from the protocol's code.
 */
export function expectedPairs(message: JsonObject): JsonObject {
  const { type: _, extra, ...fields } = message;
  const known = Object.entries(fields).map(([name, value]) => [String(KEY[name as FieldName]), value]);
  return { ...(extra as JsonObject | undefined), ...Object.fromEntries(known) };
}

/** What a decoder found, in JSON: maps as objects, byte strings in hex. */
export function plain(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), plain(one)]));
  if (Array.isArray(value)) return value.map(plain);
  return value as Json;
}

/** Splits what a decoder found into the message type (key 0, absent: status) and the other pairs. */
export function splitType(pairs: JsonObject): { type: Json; rest: JsonObject } {
  const { '0': type = 0, ...rest } = pairs;
  return { type, rest };
}

/** The numbers of PROTOCOL.md's table, written here once more. */
export const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  status: 0,
  alert: 1,
  hello: 2,
  ack: 3,
  config: 4,
  report: 5,
  maintenance: 6,
  log: 7,
};
