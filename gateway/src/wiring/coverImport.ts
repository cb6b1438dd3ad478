import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import type { Store } from '../store/store.ts';

export type ImportCovers = (store: Store, covers: Config['covers']) => void;

/** Takes up what the key file holds. Throws node-taken, and whatever the store has to say. */
export function createCoverImport(log: Logger, clock: Clock): ImportCovers {
  return (store, covers) => {
    if (covers.length === 0) return;
    log.info(coded('keys-imported', { ...store.covers.import(covers, clock.now()) }), 'key file imported');
  };
}
