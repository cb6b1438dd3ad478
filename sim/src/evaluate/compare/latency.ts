import type { Episode } from '../../truth/episode.ts';
import type { SeenEvent } from '../observed.ts';
import { quantile } from './statistics.ts';

/** ms */
export interface Latency {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly most: number | null;
}

/** From what happened to the durable event, ms. */
export interface Delay {
  /** motion: from the physical onset; water: from the node's first sample at or over the level */
  readonly latency: number;
  /** water only: what came before, from the level's passing to that sample */
  readonly sampling?: number;
}

export function delayOf(episode: Episode, event: SeenEvent): Delay {
  const { onset, firstSample } = episode;
  if (firstSample === undefined) return { latency: event.durable - onset };
  return { latency: event.durable - firstSample, sampling: firstSample - onset };
}

export function latencyOf(delays: readonly number[]): Latency {
  const sorted = delays.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    p50: quantile(sorted, 0.5) ?? null,
    p95: quantile(sorted, 0.95) ?? null,
    p99: quantile(sorted, 0.99) ?? null,
    most: sorted.at(-1) ?? null,
  };
}
