import { eventId } from '../detect/eventId.ts';
import { isRaised } from '../detect/machine.ts';
import type { ToldEvent } from '../detect/revise.ts';
import type { CoverState, RuleName } from '../detect/types.ts';
import type { Db } from './database.ts';
import type { Readings } from './readings.ts';
import { packState, unpackState } from './stateText.ts';
import type { Batch, Reading } from './types.ts';

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

/** So many of a cover are kept; one is made a day. */
const KEPT = 2;
/** ms; no sample is older, when it comes in, than what the age of a frame can say: 18 hours, and some more. */
const OLDEST = 86_400_000;

interface Row {
  at: number;
  reading: number;
  event: number;
  heard: number;
  maintenance: number;
  state: string;
}

interface EventRow extends Omit<ToldEvent, 'withdrawn'> {
  withdrawn: number;
}

const TOLD = `SELECT id, rule, signal, onset, raised_at AS raisedAt, cleared_at AS clearedAt, value, peak, reason,
  withdrawn_at IS NOT NULL AS withdrawn FROM events`;

export function createCheckpoints(db: Db, { since }: Pick<Readings, 'since'>): Checkpoints {
  const before = db.prepare<[string, number], Row>(
    'SELECT * FROM checkpoints WHERE cover = ? AND at < ? ORDER BY at DESC LIMIT 1',
  );
  const oldest = db.prepare<[string], Row>('SELECT * FROM checkpoints WHERE cover = ? ORDER BY at LIMIT 1');
  const firstReading = db.prepare<[], number | null>('SELECT min(id) FROM readings').pluck();
  const told = db.prepare<[string, number], EventRow>(`${TOLD} WHERE cover = ? AND no > ? ORDER BY no`);
  const one = db.prepare<[string], EventRow>(`${TOLD} WHERE id = ?`);

  function openThen(cover: string, { rules }: CoverState): readonly EventRow[] {
    return Object.entries(rules).flatMap(([rule, state]) => {
      const row = isRaised(state) ? one.get(eventId(cover, rule as RuleName, state.onset)) : undefined;
      return row ? [row] : [];
    });
  }

  return {
    chapter(cover, at, limit) {
      const row = before.get(cover, at) ?? oldest.get(cover);
      if (!row || (firstReading.get() ?? 0) > row.reading + 1) return undefined;
      const { heard, maintenance } = row;
      const base = { ...unpackState(row.state), newest: row.at, heard, maintenance: maintenance === 1 };
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

/** To be run before the batch's readings and events are written. */
export function createCheckpointWriter(db: Db): (batch: Batch) => void {
  const forget = db.prepare('DELETE FROM checkpoints WHERE cover = ?');
  const cut = db.prepare('DELETE FROM checkpoints WHERE cover = ? AND at > ?');
  const insert = db.prepare(
    `INSERT INTO checkpoints VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM readings),
       (SELECT coalesce(max(no), 0) FROM events), ?, ?, ?)
     ON CONFLICT (cover, at) DO NOTHING`,
  );
  const thin = db.prepare(
    `DELETE FROM checkpoints WHERE cover = :cover AND at <
       (SELECT at FROM checkpoints WHERE cover = :cover ORDER BY at DESC LIMIT 1 OFFSET ${KEPT - 1})`,
  );
  return ({ checkpoints = [], overtaken = [] }) => {
    for (const { cover, at } of overtaken) cut.run(cover, at);
    for (const { cover, state, kind } of checkpoints) {
      if (kind === 'barrier') forget.run(cover);
      insert.run(cover, state.newest, state.heard, state.maintenance ? 1 : 0, packState(state));
      if (kind === 'next') thin.run({ cover });
    }
  };
}
