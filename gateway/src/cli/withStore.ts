import type { Command } from 'commander';
import { loadConfig } from '../config/loadConfig.ts';
import { NO_LAYERS, type RuleLayers } from '../detect/ruleSettings.ts';
import { openStore, type Store } from '../store/store.ts';
import { type StoreWords, storePlaceOf } from './storePlaceOf.ts';

/** How a command that works on the database says which. */
export interface StoreOptions extends StoreWords {
  readonly json?: boolean;
}

export const DEFAULT_CONFIG = 'gateway.yaml';

export function addStoreOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration, for its data folder', DEFAULT_CONFIG)
    .option('--data <folder>', 'the data folder itself, without a configuration')
    .option('--json', 'print JSON');
}

/** Those of a command that reads or writes keys of nodes. */
export function addKeyOptions(command: Command): Command {
  const what = 'the store secret, in place of the one that the configuration names';
  return addStoreOptions(command).option('--secret-file <file>', what);
}

/**
 * Opens the database beside a gateway that may be running, hands it to `work`, and closes it. Throws config-invalid
 * where no data folder can be told, and what openStore throws.
 */
export function withStore<T>(options: StoreOptions, create: boolean, work: (store: Store) => T): T {
  return hand(openStore({ ...storePlaceOf(options), access: 'tool', create }), work);
}

/** The same for what is to be done whole or not at all: a change, and the entry in the audit that tells of it. */
export function changeStore<T>(options: StoreOptions, create: boolean, work: (store: Store) => T): T {
  return withStore(options, create, (store) => store.atomically(() => work(store)));
}

/** The same as withStore where no gateway may run meanwhile. Throws store-locked, too. */
export function withStoreAlone<T>(options: StoreOptions, work: (store: Store) => T): T {
  // looks first, so that no database is made where there is none
  withStore(options, false, () => undefined);
  return hand(openStore({ ...storePlaceOf(options), access: 'alone' }), work);
}

function hand<T>(store: Store, work: (store: Store) => T): T {
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** The rules of the configuration; without one that holds, the built-in rules are all that can be shown. */
export function layersOf(options: StoreOptions): RuleLayers {
  const loaded = options.data === undefined ? loadConfig(options.config) : undefined;
  return loaded?.ok ? loaded.config.rules : NO_LAYERS;
}
