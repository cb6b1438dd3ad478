import type { Config } from '../config/config.ts';
import type { ConfigChange } from '../config/configDiff.ts';
import { createRuleBook, type RuleBook } from '../ingest/ruleBook.ts';
import { DEFAULT_LIMITS } from '../store/prune.ts';
import type { Store } from '../store/store.ts';
import { troubleText } from '../store/trouble.ts';
import type { ImportCovers } from './coverImport.ts';
import type { MovableApi } from './movableApi.ts';
import type { SinkSet } from './sinkSet.ts';

interface Changeable<Row> {
  change(rows: Row): Promise<void>;
}

/** What a configuration that is taken over while the gateway runs has to reach. */
export interface Reached {
  readonly store: () => Store | undefined;
  readonly sinks: () => SinkSet | undefined;
  readonly api: MovableApi;
  readonly links: Changeable<Config['links']>;
  /** the embedded broker, there or not */
  readonly broker: (config: Config) => Promise<void>;
  readonly rules: (book: RuleBook) => void;
  readonly importCovers: ImportCovers;
  /** what works by its present configuration has to look at it anew */
  readonly incidents: () => void;
}

/**
 * Brings the parts to a new configuration; those that it does not concern are not touched. The reason where a person must mend
 * something first: what may fail for that comes before the rest.
 */
export function createApply(
  reached: Reached,
): (config: Config, changes: readonly ConfigChange[]) => Promise<string | undefined> {
  const { store, sinks, api, links, broker, rules, importCovers, incidents } = reached;

  /** The reason where they cannot be had: then none of them was. */
  function takeCovers(covers: Config['covers']): string | undefined {
    const open = store();
    if (!open) return undefined;
    try {
      importCovers(open, covers);
      open.registry.distrust();
      return undefined;
    } catch (error) {
      return `covers: ${troubleText(error)}`;
    }
  }

  return async (config, changes) => {
    const has = (what: string): boolean => changes.some((change) => change.what.startsWith(what));
    const refused = has('covers') ? takeCovers(config.covers) : undefined;
    if (refused !== undefined) return refused;
    const refusal = has('api') ? await api.move(config.api) : undefined;
    if (refusal !== undefined) return `api: ${refusal}`;
    if (has('rules')) rules(createRuleBook(config.rules));
    if (has('link ')) await links.change(config.links);
    if (has('history')) store()?.keepWithin({ ...DEFAULT_LIMITS, ...config.history });
    // the sink goes first: it says goodbye to the embedded broker that goes with it
    if (['name', 'mqtt', 'webhook '].some(has)) await sinks()?.change(config);
    if (has('mqtt') || has('broker')) await broker(config);
    if (has('incidents')) incidents();
    return undefined;
  };
}
