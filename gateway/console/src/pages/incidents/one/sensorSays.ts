import type { Reading } from '../../../api/coverDocuments.ts';
import type { ShownIncident } from '../../../api/incidentDocuments.ts';

type Sample = Pick<Reading, 'at' | 'tilt' | 'flags' | 'quality'>;

/** Bits of `flags`, as NODES.md has them. */
const HALL_OPEN = 4;
const MAINTENANCE = 2;
const BLIND = 16 | 32;

/** What the sensor says of how the cover lies, and since when. */
export interface SensorSays {
  /** of the newest sample, deg; undefined: it cannot say */
  readonly tilt: number | undefined;
  /** undefined: it has not said */
  readonly isClosed: boolean | undefined;
  readonly isAtWork: boolean;
  /** ms since the epoch; undefined: nothing was heard */
  readonly at: number | undefined;
  /** all well since then, in a row; undefined: it is not */
  readonly goodSince: number | undefined;
}

function isGood({ tilt, flags }: Sample, most: number): boolean {
  if (flags !== undefined && (flags & (HALL_OPEN | BLIND)) !== 0) return false;
  return tilt !== undefined && tilt <= most;
}

/** For how long it has been still, ms: up to its last word, or up to now where its silence counts. */
export function stillFor({ goodSince, at }: SensorSays, now: number, countsSilence: boolean): number {
  if (goodSince === undefined || at === undefined) return 0;
  return Math.max(0, (countsSilence ? now : at) - goodSince);
}

/** `samples`: in any order; only those behind `since` count, or all of them. */
export function sensorSays(samples: readonly Sample[], since: number | undefined, mostTilt: number): SensorSays {
  const counted = samples
    .map((sample) => ({ sample, at: Date.parse(sample.at) }))
    .filter(({ at }) => since === undefined || at > since)
    .toSorted((one, other) => one.at - other.at);
  let goodSince: number | undefined;
  let flags: number | undefined;
  for (const { sample, at } of counted) {
    flags = sample.flags ?? flags;
    if (!isGood(sample, mostTilt)) goodSince = undefined;
    // one without flags of its own begins no row: it does not say that the switch is closed
    else if (goodSince !== undefined || sample.flags !== undefined) goodSince ??= at;
  }
  const newest = counted.at(-1);
  return {
    tilt: newest?.sample.tilt,
    isClosed: flags === undefined ? undefined : (flags & HALL_OPEN) === 0,
    isAtWork: flags !== undefined && (flags & MAINTENANCE) !== 0,
    at: newest?.at,
    goodSince,
  };
}

/** Is the work judged by how the cover lies? Water and nodes are judged by their events. */
export function isJudgedByRest({ matter, events }: Pick<ShownIncident, 'matter' | 'events'>): boolean {
  return events.length === 0 || !(matter === 'flooding' || matter === 'node');
}
