import type { Ingest } from '../ingest/ingest.ts';
import type { Store } from '../store/store.ts';
import type { Upkeep } from '../store/upkeep.ts';
import type { People } from './people.ts';
import type { SinkSet } from './sinkSet.ts';

/** The parts that need the database. */
export interface Heart {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly sinks: SinkSet;
  readonly upkeep: Upkeep;
  readonly people: People;
}
