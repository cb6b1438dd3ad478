import type { Db } from '../database.ts';
import { type HistorySignal, SIGNAL_COLUMNS, SIGNAL_NAMES } from './signals.ts';
import type { HistoryQuery, PagePart } from './types.ts';

export interface RawPages {
  page(query: HistoryQuery): PagePart;
  /** readings of the span, of whatever signal; counted up to `most` */
  count(query: HistoryQuery, most: number): number;
}

type Row = readonly [id: number, at: number, ...columns: (number | null)[]];

export function createRawPages(db: Db): RawPages {
  const read = db
    .prepare<[string, number, number, number, number], Row>(
      `SELECT id, at, ${SIGNAL_COLUMNS} FROM readings WHERE cover = ? AND at < ? AND (at, id) > (?, ?)
       ORDER BY at, id LIMIT ?`,
    )
    .raw();
  const count = db
    .prepare<[string, number, number, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM readings WHERE cover = ? AND at >= ? AND at < ? LIMIT ?)',
    )
    .pluck();
  return {
    page({ cover, signal, from, to, after, limit }) {
      // ids begin at 1
      const place = after && after.at >= from ? after : { at: from, id: 0 };
      const rows = read.all(cover, to, place.at, place.id, limit);
      const points = rows.flatMap((row) => {
        const value = readingOf(row, signal);
        if (value === null) return [];
        return [{ at: row[1], count: 1, min: value, max: value, mean: value, sum: value, last: value }];
      });
      const last = rows[limit - 1];
      return { points, next: last && { at: last[1], id: last[0] } };
    },
    count: ({ cover, from, to }, most) => count.get(cover, from, to, most) ?? 0,
  };
}

function readingOf([, , ...columns]: Row, signal: HistorySignal): number | null {
  return columns[SIGNAL_NAMES.indexOf(signal)] ?? null;
}
