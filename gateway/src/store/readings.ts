import type { Db } from './database.ts';
import type { Reading, TimeQuality } from './types.ts';

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
  'flags',
  'rssi',
  'snr',
  'impacts',
  'wakes',
  'dropped',
  'extra',
] as const;

/** The newest readings of a cover by event time, newest first; the table keeps as many as its bounds allow. */
export function createReadings(db: Db): (cover: string, limit: number) => readonly Reading[] {
  const select = db.prepare<[string, number], Row>(
    'SELECT * FROM readings WHERE cover = ? ORDER BY at DESC, id DESC LIMIT ?',
  );
  return (cover, limit) => select.all(cover, limit).map(toReading);
}

function toReading(row: Row): Reading {
  const { cover, at, received_at: receivedAt, quality, link } = row;
  const rest = Object.fromEntries(OPTIONAL.filter((name) => row[name] !== null).map((name) => [name, row[name]]));
  return { cover, at, receivedAt, quality, link, ...rest };
}
