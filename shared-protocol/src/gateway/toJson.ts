import type { Message } from '../messages/types.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A decoded CBOR value as JSON: a byte string becomes hex digits, a map becomes an object whose keys are written as text.
 * For what JSON.stringify would lose: the Map and Uint8Array values that `extra` may hold.
 */
export function toJson(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) {
    // fromEntries defines the key "__proto__" like any other, where an assignment would set the prototype
    return Object.fromEntries([...value].map(([key, one]) => [keyText(key), toJson(one)]));
  }
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return null;
}

function keyText(key: unknown): string {
  return typeof key === 'string' || typeof key === 'number' ? String(key) : JSON.stringify(toJson(key));
}

/** A message as plain JSON: settings and extra become objects keyed by number. */
export function messageToJson(message: Message): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, toJson(value)]));
}
