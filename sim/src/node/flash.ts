import type { Flash } from '@lidwatch/firmware';

/** Records in memory, which outlive a reset of the node and nothing else. */
export function createMemoryFlash(): Flash {
  const records = new Map<string, Uint8Array>();
  return {
    read(name) {
      const bytes = records.get(name);
      return bytes ? Uint8Array.from(bytes) : null;
    },
    write(name, bytes) {
      records.set(name, Uint8Array.from(bytes));
      return true;
    },
  };
}
