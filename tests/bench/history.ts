import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LEVELS, placeOf } from '../../gateway/src/store/history/levels.ts';
import { SIGNAL_NAMES } from '../../gateway/src/store/history/signals.ts';
import { addValue, type Summaries } from '../../gateway/src/store/history/summary.ts';
import { encodeSummaries } from '../../gateway/src/store/history/summaryBytes.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';
import { type FigureRow, median } from './figures.ts';
import { withFolder } from './scratchFolder.ts';

/** 1,000 covers that each say something every five minutes for 347 days: 100 million readings. */
const COVERS = 1_000;
const DAYS = 347;
/** what minutes are kept for unless it is said */
const MINUTE_DAYS = 180;
const EVERY_MINUTES = 5;
const DAY = 86_400_000;
const END = 20_500 * DAY;
const QUERIES = 300;

/** What a bucket of so many readings says, as its bytes: seven signals of a sample, and link quality. */
function rowOf(count: number, width: number, seed: number): Uint8Array {
  const summaries: Summaries = new Array<undefined>(SIGNAL_NAMES.length).fill(undefined);
  for (let i = 0; i < count; i += 1) {
    const n = seed * 31 + i * 7;
    const values = [n % 40, n % 300, 3600 + (n % 40), 120 + (n % 90), (n % 9) * 10, 400 + (n % 50), -70 - (n % 40)];
    values.push(60 - (n % 90), 1, n % 5, n % 3, 0);
    for (const [signal, value] of values.entries()) addValue(summaries, signal, value, Math.floor((width / count) * i));
  }
  return encodeSummaries(summaries, 0);
}

/** Rows by the database itself: what readings of a year would have left. Their bytes are some of a few. */
function fill(folder: string): number {
  openStore({ folder, access: 'gateway' }).close();
  const db = new Database(join(folder, 'lidwatch.db'));
  db.pragma('synchronous = OFF');
  db.exec('CREATE TEMP TABLE bytes (level INTEGER, seed INTEGER, data BLOB, PRIMARY KEY (level, seed)) WITHOUT ROWID');
  const add = db.prepare('INSERT INTO bytes VALUES (?, ?, ?)');
  const cover = db.prepare('INSERT INTO history_covers (no, cover) VALUES (?, ?)');
  db.transaction(() => {
    for (let no = 1; no <= COVERS; no += 1) cover.run(no, `C-${no}`);
    for (const { level, width } of LEVELS) {
      const count = Math.max(1, width / (EVERY_MINUTES * 60_000));
      for (let seed = 0; seed < 16; seed += 1) add.run(level, seed, rowOf(count, width, seed));
    }
  })();
  let rows = 0;
  for (const level of LEVELS) {
    const step = level.level === 0 ? EVERY_MINUTES : 1;
    const begin = placeOf(level, END - (level.level === 0 ? MINUTE_DAYS : DAYS) * DAY);
    const end = placeOf(level, END - 1);
    rows += db
      .prepare(
        `WITH RECURSIVE b(block) AS (SELECT :first UNION ALL SELECT block + 1 FROM b WHERE block < :last),
           s(slot) AS (SELECT 0 UNION ALL SELECT slot + :step FROM s WHERE slot + :step < :slots)
         INSERT INTO rollups SELECT :level, b.block, c.no, s.slot, bytes.data
           FROM b CROSS JOIN history_covers c CROSS JOIN s CROSS JOIN bytes
           WHERE bytes.level = :level AND bytes.seed = (c.no + s.slot) % 16`,
      )
      .run({ level: level.level, first: begin.block, last: end.block, slots: level.slots, step }).changes;
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return rows;
}

interface Asked {
  readonly name: string;
  readonly resolution: 'minute' | 'hour' | 'day';
  readonly days: number;
}

const ASKED: readonly Asked[] = [
  { name: 'a day of minutes', resolution: 'minute', days: 1 },
  { name: '20 days of hours', resolution: 'hour', days: 20 },
  { name: 'a year of days', resolution: 'day', days: DAYS },
];

const ROWID = 'as many rows by primary key, alone';

/** ms of each query, every one of another cover and time. */
function times(store: Store, { resolution, days }: Asked): { readonly ms: number[]; readonly points: number } {
  let points = 0;
  const ms = Array.from({ length: QUERIES }, (_, i) => {
    const cover = `C-${1 + ((i * 337) % COVERS)}`;
    const back = days >= DAYS ? 0 : (i * 13) % (MINUTE_DAYS - days);
    const to = END - back * DAY;
    const began = performance.now();
    points += store.history({ cover, signal: 'tilt', from: to - days * DAY, to, resolution, limit: 1_000 }).points
      .length;
    return performance.now() - began;
  });
  return { ms, points: points / QUERIES };
}

/** The floor: so many rows of one small table, one after the other by their key, and nothing done with them. */
function floor(folder: string, rows: number): number {
  const db = new Database(join(folder, 'floor.db'));
  db.exec('DROP TABLE IF EXISTS rows; CREATE TABLE rows (id INTEGER PRIMARY KEY, data BLOB)');
  const add = db.prepare('INSERT INTO rows VALUES (?, ?)');
  const bytes = rowOf(1, 60_000, 1);
  db.transaction(() => {
    for (let id = 0; id < 200_000; id += 1) add.run(id, bytes);
  })();
  const read = db.prepare('SELECT id, data FROM rows WHERE id >= ? ORDER BY id LIMIT ?').raw();
  const ms = Array.from({ length: QUERIES }, (_, i) => {
    const began = performance.now();
    read.all((i * 613) % 199_000, rows);
    return performance.now() - began;
  });
  db.close();
  return median(ms);
}

export function historyFigures(): Promise<FigureRow[]> {
  return withFolder((folder) => {
    const began = performance.now();
    const rows = fill(folder);
    const filled = (performance.now() - began) / 1000;
    const store = openStore({ folder, access: 'gateway' });
    const figures: FigureRow[] = [
      { name: 'roll-ups of 100 million readings', value: rows, unit: 'rows' },
      { name: 'their file', value: store.size() / rows, unit: 'bytes', per: 'row of all signals' },
      { name: 'filling it', value: filled, unit: 's' },
    ];
    for (const asked of ASKED) {
      const { ms, points } = times(store, asked);
      const alone = floor(folder, Math.round(points));
      const sorted = ms.toSorted((a, b) => a - b);
      const worst = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
      const half = median(ms);
      const name = `${asked.name} of a cover, ${Math.round(points)} points`;
      figures.push(
        { name, value: half, unit: 'ms', ratio: { to: ROWID, value: half / alone } },
        { name: `${name}, 99 of 100 within`, value: worst, unit: 'ms' },
      );
    }
    store.close();
    return figures;
  });
}
