/**
 * Reads a CBOR map of integer keys in place, on the node: ES5, no allocation.
 *
 * `out` gets the integer of each key below `keys`, `-32768` where the map has none, and of the one key that holds an array
 * or a map of integers their number, with the items in `list`. Keys beyond, and values of other kinds, are stepped over.
 */
export interface ReadMap {
  readonly values: Int32Array;
  readonly list: Int32Array;
}

/** Nesting deeper than this is refused: no message nests deeper than a map in a map. */
const MAX_DEPTH = 4;
const ABSENT = -32768;

/**
 * Reads `buf[start..end)`. `arrayKey` and `mapKey` may hold a list each. False: not one whole map with ascending keys
 * (RFC 8949 section 4.2.1, so that none comes twice), or a number of over 32 bits, or a list that is no list or too long.
 * `out` then means nothing.
 */
export function readMap(
  buf: Uint8Array,
  start: number,
  end: number,
  out: ReadMap,
  arrayKey: number,
  mapKey: number,
): boolean {
  const { values, list } = out;
  let at = start;
  let major = 0;
  let ok = true;
  let items = 0;

  function head(): number {
    const first = buf[at++] as number;
    const low = first & 31;
    major = first >> 5;
    if (low < 24) return low;
    // arguments of 64 bits and indefinite lengths are no part of the protocol
    if (low > 26) ok = false;
    let value = 0;
    for (let i = 1 << (low - 24); ok && i > 0; i -= 1) value = value * 256 + (buf[at++] as number);
    return value;
  }

  /** Of a key's value at depth 0; deeper, of what is in it. */
  function item(key: number, depth: number): void {
    const n = head();
    const kind = major;
    const listed = key === arrayKey || key === mapKey;
    if (kind < 2) {
      const value = kind === 0 ? n : -1 - n;
      if (value !== (value | 0) || (listed && (depth === 0 || items === list.length))) ok = false;
      else if (listed) list[items++] = value;
      else if (depth === 0 && key < values.length) values[key] = value;
    } else if (listed && (depth > 0 || kind !== (key === arrayKey ? 4 : 5))) {
      ok = false;
    } else if (kind < 4) {
      at += n;
    } else if (kind < 7) {
      let inner = kind === 4 ? n : kind === 5 ? n * 2 : 1;
      if (depth === MAX_DEPTH || (kind < 6 && n > end - at)) ok = false;
      for (; ok && inner > 0; inner -= 1) item(key, depth + 1);
      if (listed && depth === 0) values[key] = items;
    }
  }

  for (let key = 0; key < values.length; key += 1) values[key] = ABSENT;
  let pairs = head();
  let last = -1;
  if (pairs > end - at) ok = false;
  ok = ok && major === 5;
  for (; ok && pairs > 0; pairs -= 1) {
    const key = head();
    if (major !== 0 || key <= last) ok = false;
    else item(key, 0);
    last = key;
  }
  return ok && at === end;
}
