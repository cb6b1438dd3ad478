import type { Db } from '../database.ts';
import { FROM_BLOCKS } from '../readingBlocks.ts';
import { type HistorySignal, SIGNAL_COLUMNS, SIGNAL_NAMES } from './signals.ts';
import type { HistoryQuery, PagePart } from './types.ts';

export interface RawPages {
  page(query: HistoryQuery): PagePart;
  /** readings of the span, of whatever signal; counted up to `most` */
  count(query: HistoryQuery, most: number): number;
}

interface Params {
  readonly cover: string;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

type Row = readonly [id: number, at: number, ...columns: (number | null)[]];

export function createRawPages(db: Db): RawPages {
  const read = db
    .prepare<[Params & { readonly id: number }], Row>(
      `SELECT id, at, ${SIGNAL_COLUMNS} FROM readings
       WHERE id IN (SELECT r.id ${FROM_BLOCKS} AND (r.at > :from OR r.id > :id) ORDER BY r.at, r.id LIMIT :limit)
       ORDER BY at, id`,
    )
    .raw();
  const count = db.prepare<[Params], number>(`SELECT count(*) FROM (SELECT 1 ${FROM_BLOCKS} LIMIT :limit)`).pluck();
  return {
    page({ cover, signal, from, to, after, limit }) {
      // ids begin at 1
      const place = after && after.at >= from ? after : { at: from, id: 0 };
      const rows = read.all({ cover, from: place.at, to: lastBefore(to), id: place.id, limit });
      const points = rows.flatMap((row) => {
        const value = readingOf(row, signal);
        if (value === null) return [];
        return [{ at: row[1], count: 1, min: value, max: value, mean: value, sum: value, last: value }];
      });
      const last = rows[limit - 1];
      return { points, next: last && { at: last[1], id: last[0] } };
    },
    count: ({ cover, from, to }, most) => count.get({ cover, from, to: lastBefore(to), limit: most }) ?? 0,
  };
}

/** Times are whole milliseconds; an end that is not included lies one behind the last that is. */
function lastBefore(end: number): number {
  return Math.ceil(end) - 1;
}

function readingOf([, , ...columns]: Row, signal: HistorySignal): number | null {
  return columns[SIGNAL_NAMES.indexOf(signal)] ?? null;
}
