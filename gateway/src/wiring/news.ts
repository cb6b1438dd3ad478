import type { InventoryChange } from '../api/inventoryChange.ts';
import type { Metrics } from '../api/routes/metrics.ts';
import type { Stream } from '../api/stream/stream.ts';
import type { Commit } from '../ingest/ingest.ts';
import type { Tally } from '../parts/tally.ts';
import { type Batch, type CoverRecord, EMPTY_BATCH } from '../store/types.ts';
import { createCoverNews } from './coverNews.ts';
import type { Heart } from './heart.ts';
import type { Teller } from './teller.ts';

export interface NewsOptions {
  /** undefined until the database is open */
  readonly heart: () => Heart | undefined;
  readonly metrics: Metrics;
  readonly transitions: Tally;
  readonly teller: Teller;
  readonly stream: Stream;
}

/** Who is told of what has become durable: sinks, readers of the stream, the desk, the log. */
export interface News {
  committed(commit: Commit): void;
  told(queued: number): void;
  onShelf(cover: string): void;
  onInventory(change: InventoryChange): void;
}

export function createNews({ heart, metrics, transitions, teller, stream }: NewsOptions): News {
  const tellChanged = createCoverNews({
    registry: () => heart()?.store.registry,
    sinks: () => heart()?.sinks.all() ?? [],
    stream: stream.covers,
  });

  function committed({ batch, frames, queued, reloaded, tookMs }: Commit): void {
    metrics.observeCommit(frames, tookMs / 1000);
    for (const { transition } of batch.events) transitions.add(`${transition.rule} ${transition.kind}`);
    teller.batch(batch);
    const covers = [...batch.covers, ...unshelvedIn(batch)];
    for (const sink of heart()?.sinks.all() ?? []) sink.wake({ ...batch, covers }, queued);
    if (queued > 0) stream.wake();
    if (queued > 0) heart()?.people.desk.wake();
    heart()?.people.desk.heard(covers);
    stream.covers(covers);
    // a cover that was added beside the gateway is made known before its node is heard
    if (reloaded) tellChanged(heart()?.store.registry.takeChanged() ?? []);
  }

  /** The outbox grew by what became of incidents. */
  function told(queued: number): void {
    for (const sink of heart()?.sinks.all() ?? []) sink.wake(EMPTY_BATCH, queued);
    stream.wake();
  }

  function unshelvedIn({ unshelved = [] }: Batch): readonly CoverRecord[] {
    return unshelved.flatMap(({ cover }) => heart()?.store.registry.cover(cover) ?? []);
  }

  /** How the cover is shown has changed; what stood behind a shelf that was taken down is told with the next batch. */
  function onShelf(cover: string): void {
    heart()?.ingest.lookForSilence();
    tellChanged([cover]);
  }

  /** Covers were changed by the API, in this process: the registry has read them anew, or will with the next batch. */
  function onInventory(change: InventoryChange): void {
    teller.inventory(change);
    const { store, ingest } = heart() ?? {};
    if (!store?.registry.isFresh()) {
      ingest?.lookForSilence();
      return;
    }
    tellChanged(change.covers);
  }

  return { committed, told, onShelf, onInventory };
}
