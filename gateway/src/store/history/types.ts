import type { Resolution } from './levels.ts';
import type { HistorySignal } from './signals.ts';

/** Times are ms since the epoch; `from` belongs to the span, `to` does not. */
export interface HistoryQuery {
  readonly cover: string;
  readonly signal: HistorySignal;
  readonly from: number;
  readonly to: number;
  /** auto: the finest that keeps the whole span within `points` and that is still kept for all of it */
  readonly resolution: Resolution | 'auto';
  /** for auto; 500 where it is absent */
  readonly points?: number | undefined;
  /** readings or buckets that are looked at, at most: a page */
  readonly limit: number;
  /** only what is behind this place: `next` of the page before, asked for with the resolution that it had */
  readonly after?: HistoryPlace | undefined;
}

export interface HistoryPlace {
  /** event time of a reading, or start of a bucket */
  readonly at: number;
  /** of a reading; 0 of a bucket */
  readonly id: number;
}

/** One reading, or what the readings of a minute, hour or day say together. Values are in the signal's unit. */
export interface HistoryPoint {
  /** event time of the reading, or start of the bucket (UTC) */
  readonly at: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sum: number;
  /** the newest by event time */
  readonly last: number;
}

export interface History {
  readonly resolution: Resolution;
  /** ms of a bucket; 0 of readings */
  readonly width: number;
  /** oldest first; where there was nothing there is no point */
  readonly points: readonly HistoryPoint[];
  /** where the next page begins; a page may hold fewer points than its limit and not be the last */
  readonly next: HistoryPlace | undefined;
  /** before this time something has been pruned in this resolution; undefined where nothing in the span was */
  readonly wholeSince: number | undefined;
  /** readings that are not in the roll-ups yet and not in this answer either: a catch-up is at work */
  readonly behind: number;
}

export type PagePart = Pick<History, 'points' | 'next'>;
