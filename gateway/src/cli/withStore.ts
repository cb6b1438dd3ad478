import type { Command } from 'commander';
import { loadConfig } from '../config/loadConfig.ts';
import { NO_LAYERS, type RuleLayers } from '../detect/ruleSettings.ts';
import { openStore, type Store } from '../store/store.ts';
import { dataFolderOf } from './dataFolderOf.ts';

/** How a command that works on the database says which. */
export interface StoreOptions {
  readonly config: string;
  readonly data?: string;
  readonly json?: boolean;
}

export const DEFAULT_CONFIG = 'gateway.yaml';

export function addStoreOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration, for its data folder', DEFAULT_CONFIG)
    .option('--data <folder>', 'the data folder itself, without a configuration')
    .option('--json', 'print JSON');
}

/**
 * Opens the database beside a gateway that may be running, hands it to `work`, and closes it. Throws config-invalid
 * where no data folder can be told, and what openStore throws.
 */
export function withStore<T>(options: StoreOptions, create: boolean, work: (store: Store) => T): T {
  const store = openStore({ folder: dataFolderOf(options), access: 'tool', create });
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
