import type { FaultReason } from '../detect/signals/health.ts';
import type { RuleName, Severity, Signal } from '../detect/types.ts';
import type { Db } from './database.ts';
import type { EventRow, TimeQuality } from './types.ts';

interface EventQuery {
  readonly cover?: string | undefined;
  readonly rule?: RuleName | undefined;
  /** true: not cleared yet; false: cleared */
  readonly open?: boolean | undefined;
  /** those that never were, as late samples have shown; or only the others */
  readonly withdrawn?: boolean | undefined;
  /** rows, at most */
  readonly limit: number;
  /** only events with a smaller `no`: the last of the page before */
  readonly before?: number | undefined;
  /** raised at or after this event time, and before that one */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface Events {
  /** newest first */
  list(query: EventQuery): readonly EventRow[];
  get(id: string): EventRow | undefined;
  /** the one that is open, and was told as shelved; there is one at most */
  openOnShelf(cover: string, rule: RuleName): EventRow | undefined;
  /** how many are not cleared, by rule */
  open(): ReadonlyMap<RuleName, number>;
}

interface Row {
  no: number;
  id: string;
  cover: string;
  rule: RuleName;
  severity: Severity;
  signal: Signal;
  onset: number;
  raised_at: number;
  cleared_at: number | null;
  value: number | null;
  peak: number | null;
  received_at: number;
  quality: TimeQuality;
  late: number;
  reason: FaultReason | null;
  withdrawn_at: number | null;
  revision: number;
  shelved: number;
}

type Param = string | number;

export function createEvents(db: Db): Events {
  const getOne = db.prepare<[string], Row>('SELECT * FROM events WHERE id = ?');
  const getShelved = db.prepare<[string, string], Row>(
    'SELECT * FROM events WHERE cover = ? AND rule = ? AND cleared_at IS NULL AND shelved = 1 ORDER BY no DESC LIMIT 1',
  );
  const countOpen = db
    .prepare<[], [RuleName, number]>('SELECT rule, count(*) FROM events WHERE cleared_at IS NULL GROUP BY rule')
    .raw();

  return {
    list({ cover, rule, open, withdrawn, limit, before, from, to }) {
      const where: string[] = [];
      const params: Param[] = [];
      const narrow = (sql: string, ...values: Param[]): void => {
        where.push(sql);
        params.push(...values);
      };
      if (cover !== undefined) narrow('cover = ?', cover);
      if (rule !== undefined) narrow('rule = ?', rule);
      if (open !== undefined) narrow(`cleared_at IS ${open ? 'NULL' : 'NOT NULL'}`);
      if (withdrawn !== undefined) narrow(`withdrawn_at IS ${withdrawn ? 'NOT NULL' : 'NULL'}`);
      if (from !== undefined) narrow('raised_at >= ?', from);
      if (to !== undefined) narrow('raised_at < ?', to);
      if (before !== undefined) narrow('no < ?', before);
      const filter = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
      const select = db.prepare<Param[], Row>(`SELECT * FROM events ${filter} ORDER BY no DESC LIMIT ?`);
      return select.all(...params, limit).map(toEvent);
    },
    get(id) {
      const row = getOne.get(id);
      return row && toEvent(row);
    },
    openOnShelf(cover, rule) {
      const row = getShelved.get(cover, rule);
      return row && toEvent(row);
    },
    open: () => new Map(countOpen.all()),
  };
}

function toEvent(row: Row): EventRow {
  const { raised_at: raisedAt, cleared_at: clearedAt, received_at: receivedAt, withdrawn_at, ...rest } = row;
  const marks = { late: rest.late === 1, withdrawn: withdrawn_at !== null, shelved: rest.shelved === 1 };
  return { ...rest, raisedAt, clearedAt, receivedAt, ...marks };
}
