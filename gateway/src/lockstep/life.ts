import { createNodeCcm } from '@lidwatch/protocol/gateway';
import type { Logger } from 'pino';
import type { KeyRow } from '../config/config.ts';
import type { RuleLayers } from '../detect/ruleSettings.ts';
import { createIngest, type Ingest, type IngestOptions } from '../ingest/ingest.ts';
import { createRuleBook } from '../ingest/ruleBook.ts';
import { createHeldClock, type HeldClock } from '../parts/heldClock.ts';
import { NO_SECRET } from '../store/keys/storeSecret.ts';
import { openStore, type Store } from '../store/store.ts';

/**
 * Between two looks for nodes that have fallen silent, and at shelves. A gateway looks sixty times as often; in months of virtual time
 * that would be most of the work, and silence is told in hours.
 */
const LOOK_MS = 900_000;

export interface LifeOptions {
  readonly folder: string;
  readonly covers: readonly KeyRow[];
  readonly rules: RuleLayers;
  readonly heartbeatMs: number;
  readonly perNode: ReturnType<NonNullable<IngestOptions['perNode']>>;
  readonly log: Logger;
}

/** What a gateway does to the world outside: the two ways out of ingest. */
export type LifeEvents = Pick<IngestOptions, 'send' | 'onCommit'>;

/** A gateway from one start to its end: everything between its links and its sinks, in time that it is told. */
export interface Life {
  readonly clock: HeldClock;
  readonly store: Store;
  readonly ingest: Ingest;
  end(): void;
}

/** Starts over whatever an earlier life has left in the folder, as a gateway does after an outage. */
export function beginLife(options: LifeOptions, at: number, events: LifeEvents): Life {
  const { covers, rules, log } = options;
  const clock = createHeldClock(at);
  // what is durable here would be lost with the run that asks: waiting for a disk would prove nothing, and cost all the time
  const store = openStore({ folder: options.folder, access: 'gateway', secret: NO_SECRET, durable: false });
  if (covers.length > 0) store.covers.import(covers, at);
  store.registry.refresh();
  const ingest = createIngest({
    ...events,
    store,
    clock,
    log,
    rules: createRuleBook(rules),
    heartbeatMs: () => options.heartbeatMs,
    perNode: () => options.perNode,
    createCcm: createNodeCcm,
    // jitter is for ports and disks that fail; the same run must give the same answers
    random: () => 0.5,
    listeningSince: (_link, heard) => Math.max(heard, at),
    onState: () => undefined,
  });

  function lookForSilence(): void {
    clock.after(LOOK_MS, lookForSilence);
    ingest.lookForSilence();
  }
  clock.after(LOOK_MS, lookForSilence);

  return {
    clock,
    store,
    ingest,
    end() {
      ingest.stop();
      store.close();
    },
  };
}
