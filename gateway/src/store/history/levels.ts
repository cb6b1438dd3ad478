/** How finely history is told: `raw` are the readings themselves. */
export const RESOLUTIONS = ['raw', 'minute', 'hour', 'day'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One kind of roll-up. Buckets and blocks are counted from 1970-01-01T00:00Z: a day is a day in UTC. */
export interface Level {
  readonly name: Exclude<Resolution, 'raw'>;
  /** in the database */
  readonly level: number;
  /** ms of a bucket */
  readonly width: number;
  /**
   * Buckets of a block. A block is what goes at once when it is too old, and all rows of a cover in it stand together:
   * short blocks keep what is written now together, long ones what is asked for at once.
   */
  readonly slots: number;
}

/** The finest first. */
export const LEVELS: readonly Level[] = [
  { name: 'minute', level: 0, width: MINUTE, slots: DAY / MINUTE },
  { name: 'hour', level: 1, width: HOUR, slots: 10 * 24 },
  { name: 'day', level: 2, width: DAY, slots: 100 },
];

/** Where a bucket stands. */
export interface Place {
  readonly block: number;
  readonly slot: number;
}

/** The start of the bucket that an instant falls into. */
export function bucketStart({ width }: Level, at: number): number {
  return Math.floor(at / width) * width;
}

export function placeOf({ width, slots }: Level, at: number): Place {
  const bucket = Math.floor(at / width);
  const block = Math.floor(bucket / slots);
  return { block, slot: bucket - block * slots };
}

export function startOf({ width, slots }: Level, { block, slot }: Place): number {
  return (block * slots + slot) * width;
}

/** ms at which a block ends. */
export function blockEnd({ width, slots }: Level, block: number): number {
  return (block + 1) * slots * width;
}
