import type { Sample } from '../sample.ts';

/** How often a cover is struck, lately and usually. */
export interface Blows {
  /** event time of the newest count; 0 before the first */
  readonly at: number;
  /** days over which blows have been counted */
  readonly days: number;
  /** blows a day: the mean over all those days, the last sixty of them at most */
  readonly usual: number;
  /** blows a day over the last two days or so */
  readonly lately: number;
}

export const NO_BLOWS: Blows = { at: 0, days: 0, usual: 0, lately: 0 };

const DAY = 86_400_000;
/** Traffic has a week's rhythm: before one has been seen, nobody knows what is usual. */
const LEARNING_DAYS = 7;
/** A cover loosens over weeks (facts of the domain): what is usual must not follow it so soon. */
const USUAL_DAYS = 60;
/** Two days and two nights outlast the rhythm of a day. */
const LATELY_DAYS = 2;
/** Under ten blows a day a lorry or two more would look like a change. */
const FEWEST = 10;
/** What a status counted is never spread over more: the statuses between were lost, and their counts with them. */
const LONGEST = 2;

/** Counts come with a status, and are those since the one before. */
export function countBlows(before: Blows, { at, impacts }: Sample): Blows {
  if (impacts === undefined) return before;
  if (before.at === 0) return { at, days: before.days, usual: before.usual, lately: before.lately };
  const span = Math.min((at - before.at) / DAY, LONGEST);
  if (span <= 0) return before;
  const rate = impacts / span;
  const days = before.days + span;
  const usual = before.usual + ((rate - before.usual) * span) / Math.min(days, USUAL_DAYS);
  const lately =
    before.days === 0 ? rate : before.lately + (rate - before.lately) * (1 - Math.exp(-span / LATELY_DAYS));
  return { at, days, usual, lately };
}

/** How many times as often as usual it is struck lately; undefined while nobody knows what is usual. */
export function blowsAgainstUsual({ days, usual, lately }: Blows): number | undefined {
  return days < LEARNING_DAYS ? undefined : lately / Math.max(usual, FEWEST);
}
