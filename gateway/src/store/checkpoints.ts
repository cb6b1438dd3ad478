import { eventId } from '../detect/eventId.ts';
import { isRaised } from '../detect/machine.ts';
import type { ToldEvent } from '../detect/revise.ts';
import type { CoverState, RuleName } from '../detect/types.ts';
import { type Packed, unpacked } from './calmState.ts';
import type { Db } from './database.ts';
import type { Readings } from './readings.ts';
import type { Reading } from './types.ts';

/** What is needed to fold a cover again. */
export interface Chapter {
  /** event time of its checkpoint */
  readonly at: number;
  readonly base: CoverState;
  /** stored since, in the order in which they were stored */
  readonly readings: readonly Reading[];
  /** told since, and those that were open then */
  readonly told: readonly ToldEvent[];
}

export interface Checkpoints {
  /**
   * The newest state of a cover from before `at`, or else the oldest that there is, and everything since. undefined where
   * that is not whole: some of it was pruned, or it is more than `limit` readings.
   */
  chapter(cover: string, at: number, limit: number): Chapter | undefined;
}

/** ms; no sample is older, when it comes in, than what the age of a frame can say: 18 hours, and some more. */
const OLDEST = 86_400_000;

interface Row {
  cover: string;
  previous: number | null;
  at: number;
  reading: number;
  event: number;
  heard: number;
  maintenance: number;
  state: Packed;
}

interface EventRow extends Omit<ToldEvent, 'withdrawn'> {
  withdrawn: number;
}

const TOLD = `SELECT id, rule, signal, onset, raised_at AS raisedAt, cleared_at AS clearedAt, value, peak, reason,
  withdrawn_at IS NOT NULL AS withdrawn FROM events`;

export interface CheckpointsOptions {
  readonly db: Db;
  readonly since: Readings['since'];
  /** the newest checkpoint of a cover */
  readonly newest: (cover: string) => number | undefined;
}

export function createCheckpoints({ db, since, newest }: CheckpointsOptions): Checkpoints {
  const byId = db.prepare<[number], Row>('SELECT * FROM checkpoints WHERE id = ?');
  const firstReading = db.prepare<[], number | null>('SELECT min(id) FROM readings').pluck();
  const told = db.prepare<[string, number], EventRow>(`${TOLD} WHERE cover = ? AND no > ? ORDER BY no`);
  const one = db.prepare<[string], EventRow>(`${TOLD} WHERE id = ?`);

  function openThen(cover: string, { rules }: CoverState): readonly EventRow[] {
    return Object.entries(rules).flatMap(([rule, state]) => {
      const row = isRaised(state) ? one.get(eventId(cover, rule as RuleName, state.onset)) : undefined;
      return row ? [row] : [];
    });
  }

  /** One is made a day: the newest, or the one before it. */
  function before(cover: string, at: number): Row | undefined {
    const id = newest(cover);
    const last = id === undefined ? undefined : byId.get(id);
    if (!last || last.at < at || last.previous === null) return last;
    const earlier = byId.get(last.previous);
    // it may be gone, and its number another's
    return earlier?.cover === cover ? earlier : last;
  }

  return {
    chapter(cover, at, limit) {
      const row = before(cover, at);
      if (!row || (firstReading.get() ?? 0) > row.reading + 1) return undefined;
      const { heard, maintenance } = row;
      const base = { ...unpacked(row.state), newest: row.at, heard, maintenance: maintenance === 1 };
      const from = Math.min(at, row.at) - OLDEST;
      const readings = since({ cover, from, id: row.reading, limit: limit + 1 });
      if (readings.length > limit) return undefined;
      const events = [...openThen(cover, base), ...told.all(cover, row.event)];
      return {
        at: row.at,
        base,
        readings,
        told: events.map((event) => ({ ...event, withdrawn: event.withdrawn === 1 })),
      };
    },
  };
}
