/**
 * The values that were asked for lately: at least `limit` of them, at most twice as many. Two generations instead of a
 * strict order, so that a hit costs one look and moves nothing.
 */
export interface Recent<K, V> {
  /** the value of a key, made where it is not at hand */
  get(key: K, make: () => V): V;
  size(): number;
}

export function createRecent<K, V>(limit: number): Recent<K, V> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  return {
    get(key, make) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const value = old.get(key) ?? make();
      if (young.size >= limit) {
        old = young;
        young = new Map();
      }
      young.set(key, value);
      return value;
    },
    size: () => young.size + old.size,
  };
}
