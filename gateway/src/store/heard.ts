import type { Db } from './database.ts';
import type { Heard } from './types.ts';

interface HeardPlace {
  readonly receivedAt: number;
  readonly id: number;
}

interface PlacedHeard {
  readonly place: HeardPlace;
  readonly heard: Heard;
}

interface HeardQuery {
  readonly cover: string;
  /** receive times; `to` does not belong to it */
  readonly from: number;
  readonly to: number;
  /** only what is behind this one */
  readonly after?: HeardPlace | undefined;
  readonly limit: number;
}

/** What readings do not say of how nodes were heard. */
export interface HeardBook {
  /** of a cover, in the order of receipt */
  page(query: HeardQuery): readonly PlacedHeard[];
  /** the heartbeat that the node of a cover had said last before `at`, ms */
  heartbeatAt(cover: string, at: number): number | undefined;
}

interface Row {
  id: number;
  cover: string;
  received_at: number;
  readings: number;
  missed: number | null;
  heartbeat_ms: number | null;
  maintenance: number | null;
  since: number | null;
  link_loss: number | null;
}

export function createHeardBook(db: Db): HeardBook {
  const select = db.prepare<[string, number, number, number, number], Row>(
    `SELECT * FROM heard WHERE cover = ? AND received_at < ? AND (received_at, id) > (?, ?)
     ORDER BY received_at, id LIMIT ?`,
  );
  const heartbeat = db
    .prepare<[string, number], number>(
      `SELECT heartbeat_ms FROM heard WHERE cover = ? AND received_at < ? AND heartbeat_ms IS NOT NULL
       ORDER BY received_at DESC, id DESC LIMIT 1`,
    )
    .pluck();
  return {
    page({ cover, from, to, after, limit }) {
      // ids begin at 1
      const { receivedAt, id } = after && after.receivedAt >= from ? after : { receivedAt: from, id: 0 };
      return select.all(cover, to, receivedAt, id, limit).map((row) => ({
        place: { receivedAt: row.received_at, id: row.id },
        heard: toHeard(row),
      }));
    },
    heartbeatAt: (cover, at) => heartbeat.get(cover, at),
  };
}

function toHeard({ cover, received_at: receivedAt, readings, ...row }: Row): Heard {
  const { missed, heartbeat_ms: heartbeatMs, maintenance, since, link_loss: linkLoss } = row;
  return {
    cover,
    receivedAt,
    readings: readings === 1,
    missed: missed ?? undefined,
    heartbeatMs: heartbeatMs ?? undefined,
    maintenance: maintenance === null ? undefined : maintenance === 1,
    since: since ?? undefined,
    linkLoss: linkLoss ?? undefined,
  };
}

/** To be run inside a transaction. */
export function createHeardWriter(db: Db): (heard: readonly Heard[]) => void {
  const add = db.prepare('INSERT INTO heard VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)');
  return (all) => {
    for (const { cover, receivedAt, readings, missed, heartbeatMs, maintenance, since, linkLoss } of all) {
      const work = maintenance === undefined ? null : Number(maintenance);
      add.run(
        ...[cover, receivedAt, readings ? 1 : 0, missed ?? null],
        ...[heartbeatMs ?? null, work, since ?? null, linkLoss ?? null],
      );
    }
  };
}
