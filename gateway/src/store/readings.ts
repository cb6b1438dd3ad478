import type { Db } from './database.ts';
import type { Reading, ReadingSpan, TimeQuality } from './types.ts';

interface Row {
  cover: string;
  at: number;
  received_at: number;
  quality: TimeQuality;
  link: string;
  extra: string | null;
  [column: string]: number | string | null;
}

const OPTIONAL = [
  'tilt',
  'water',
  'battery',
  'temperature',
  'vibration',
  'used',
  'flags',
  'trigger',
  'rssi',
  'snr',
  'impacts',
  'wakes',
  'dropped',
  'extra',
] as const;

export interface Readings {
  /** the newest of a cover by event time, newest first; the table keeps as many as its bounds allow */
  newest(cover: string, limit: number): readonly Reading[];
  /** in the order in which they were stored: the samples of one frame stand together, the one with its flags last */
  span(span: ReadingSpan): readonly Reading[];
  /** when the frame came in that was stored last; 0 where there is none */
  lastReceivedAt(): number;
}

export function createReadings(db: Db): Readings {
  const select = db.prepare<[string, number], Row>(
    'SELECT * FROM readings WHERE cover = ? ORDER BY at DESC, id DESC LIMIT ?',
  );
  const selectSpan = db.prepare<[string, number, number, number], Row>(
    `SELECT * FROM (SELECT * FROM readings WHERE cover = ? AND at BETWEEN ? AND ? ORDER BY at, id LIMIT ?) ORDER BY id`,
  );
  const last = db.prepare<[], number>('SELECT received_at FROM readings ORDER BY id DESC LIMIT 1').pluck();
  return {
    newest: (cover, limit) => select.all(cover, limit).map(toReading),
    span: ({ cover, from, to, limit }) => selectSpan.all(cover, from, to, limit).map(toReading),
    lastReceivedAt: () => last.get() ?? 0,
  };
}

function toReading(row: Row): Reading {
  const { cover, at, received_at: receivedAt, quality, link } = row;
  const rest = Object.fromEntries(OPTIONAL.filter((name) => row[name] !== null).map((name) => [name, row[name]]));
  return { cover, at, receivedAt, quality, link, ...rest };
}
