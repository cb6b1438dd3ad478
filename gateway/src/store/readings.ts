import type { Db } from './database.ts';
import { blockOf, FROM_BLOCKS } from './readingBlocks.ts';
import { OPTIONAL_COLUMNS } from './readingWriter.ts';
import type { Reading, ReadingSpan, TimeQuality } from './types.ts';

interface Row {
  id: number;
  cover: string;
  at: number;
  received_at: number;
  quality: TimeQuality;
  link: string;
  extra: string | null;
  [column: string]: number | string | null;
}

/** Where a reading stands among those of its cover: several may be of one instant. */
interface ReadingPlace {
  /** event time */
  readonly at: number;
  readonly id: number;
}

interface PlacedReading {
  readonly place: ReadingPlace;
  readonly reading: Reading;
}

interface ReadingQuery {
  readonly cover: string;
  /** event times, ends included */
  readonly from: number;
  readonly to: number;
  /** only readings behind this one */
  readonly after?: ReadingPlace | undefined;
  readonly limit: number;
}

export interface Readings {
  /** the newest of a cover by event time, newest first; the table keeps as many as its bounds allow */
  newest(cover: string, limit: number): readonly Reading[];
  /** in the order in which they were stored: the samples of one frame stand together, the one with its flags last */
  span(span: ReadingSpan): readonly Reading[];
  /** in the order of their event times, the oldest first */
  page(query: ReadingQuery): readonly PlacedReading[];
  /** of a cover, those that were stored behind reading `id`, in that order; `from`: of that event time and later ones */
  since(place: { cover: string; from: number; id: number; limit: number }): readonly Reading[];
  /** when the frame came in that was stored last; 0 where there is none */
  lastReceivedAt(): number;
}

/** First the ids, which the index has, and only of those that are wanted the rows. */
const ROWS = 'SELECT * FROM readings WHERE id IN';
const EARLIEST = -(2 ** 52);
const LATEST = 2 ** 52;

interface Params {
  readonly cover: string;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

export function createReadings(db: Db): Readings {
  const select = db.prepare<[Params], Row>(
    `${ROWS} (SELECT r.id ${FROM_BLOCKS} ORDER BY r.at DESC, r.id DESC LIMIT :limit) ORDER BY at DESC, id DESC`,
  );
  const selectSpan = db.prepare<[Params], Row>(
    `${ROWS} (SELECT r.id ${FROM_BLOCKS} ORDER BY r.at, r.id LIMIT :limit) ORDER BY id`,
  );
  const selectPage = db.prepare<[Params & { readonly id: number }], Row>(
    `${ROWS} (SELECT r.id ${FROM_BLOCKS} AND (r.at > :from OR r.id > :id) ORDER BY r.at, r.id LIMIT :limit)
     ORDER BY at, id`,
  );
  const selectSince = db.prepare<[Params & { readonly id: number }], Row>(
    `${ROWS} (SELECT r.id ${FROM_BLOCKS} AND b.block >= ${blockOf(':id')} AND r.id > :id ORDER BY r.id LIMIT :limit)
     ORDER BY id`,
  );
  const last = db.prepare<[], number>('SELECT received_at FROM readings ORDER BY id DESC LIMIT 1').pluck();
  return {
    newest: (cover, limit) => select.all({ cover, from: EARLIEST, to: LATEST, limit }).map(toReading),
    span: ({ cover, from, to, limit }) => selectSpan.all({ cover, from, to, limit }).map(toReading),
    page({ cover, from, to, after, limit }) {
      // ids begin at 1
      const place = after && after.at >= from ? after : { at: from, id: 0 };
      const rows = selectPage.all({ cover, from: place.at, to, id: place.id, limit });
      return rows.map((row) => ({ place: { at: row.at, id: row.id }, reading: toReading(row) }));
    },
    since: ({ cover, from, id, limit }) => selectSince.all({ cover, from, to: LATEST, id, limit }).map(toReading),
    lastReceivedAt: () => last.get() ?? 0,
  };
}

function toReading(row: Row): Reading {
  const { cover, at, received_at: receivedAt, quality, link } = row;
  const rest = Object.fromEntries(
    OPTIONAL_COLUMNS.filter((name) => row[name] !== null).map((name) => [name, row[name]]),
  );
  return { cover, at, receivedAt, quality, link, ...rest };
}
