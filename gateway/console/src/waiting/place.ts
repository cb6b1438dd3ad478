import { createStore, delMany, entries, setMany, type UseStore } from 'idb-keyval';
import type { Entered } from './entered.ts';

/** Where what waits is kept: it outlives the page, the browser and a dead battery. */
export interface Place {
  all(): Promise<readonly Entered[]>;
  put(one: Entered): Promise<void>;
  remove(key: string): Promise<void>;
}

/** In IndexedDB. Opened at the first use: where it is shut (private windows) that fails, and whoever enters something is told. */
export function createPlace(): Place {
  let opened: UseStore | undefined;
  const open = (): UseStore => {
    opened ??= createStore('lidwatch-waiting', 'entered');
    return opened;
  };
  return {
    all: async () => (await entries<string, Entered>(open())).map(([, one]) => one),
    put: (one) => setMany([[one.key, one]], open()),
    remove: (key) => delMany([key], open()),
  };
}
