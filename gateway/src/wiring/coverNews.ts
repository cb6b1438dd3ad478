import type { Registry } from '../store/registry.ts';
import { type Batch, type CoverRecord, EMPTY_BATCH } from '../store/types.ts';

/** Who is told how covers stand. */
interface Listeners {
  readonly registry: () => Pick<Registry, 'cover'> | undefined;
  readonly sinks: () => readonly { wake(batch: Batch, queued: number): void }[];
  readonly stream: (covers: readonly CoverRecord[]) => void;
}

/** Covers that are told at a time: an import may bring a city. */
const PAGE = 1_000;

/** Tells sinks and the stream of covers that no frame has changed: their inventory was, or their shelf. */
export function createCoverNews({ registry, sinks, stream }: Listeners): (names: readonly string[]) => void {
  return (names) => {
    for (let i = 0; i < names.length; i += PAGE) {
      const covers = names.slice(i, i + PAGE).flatMap((cover) => registry()?.cover(cover) ?? []);
      if (covers.length === 0) continue;
      for (const sink of sinks()) sink.wake({ ...EMPTY_BATCH, covers }, 0);
      stream(covers);
    }
  };
}
