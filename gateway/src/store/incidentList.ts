import type { Card, Incident, Matter } from '../incidents/types.ts';
import type { Db } from './database.ts';
import { toIncident } from './incidentRows.ts';

/** Only incidents of which all of it is so. */
export interface IncidentQuery {
  /** true: not closed yet; false: closed */
  readonly open?: boolean | undefined;
  readonly card?: Card | undefined;
  /** the step that is awaited */
  readonly step?: string | undefined;
  readonly unit?: string | undefined;
  readonly cell?: string | undefined;
  readonly cover?: string | undefined;
  readonly assignee?: string | undefined;
  readonly matter?: Matter | undefined;
  readonly parent?: number | undefined;
  /** opened at or after this time, and before that one */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** only those with a smaller number: the last of the page before */
  readonly before?: number | undefined;
  /** rows, at most */
  readonly limit: number;
}

/** Incidents found by what they are. */
export interface IncidentList {
  /** newest first */
  list(query: IncidentQuery): readonly Incident[];
  /** of those that are open: how many await a step; parents do not count */
  byStep(): ReadonlyMap<string, number>;
  /** and how many bear a card of this colour */
  byCard(): ReadonlyMap<Card, number>;
  /** how often each step was taken since this was first asked */
  taken(): ReadonlyMap<string, number>;
}

const COLUMNS = ['card', 'step', 'unit', 'cell', 'cover', 'assignee', 'matter', 'parent'] as const;

type Param = string | number;

export function createIncidentList(db: Db): IncidentList {
  const bySteps = db
    .prepare<[], [string, number]>(
      `SELECT step, count(*) FROM incidents WHERE closed_at IS NULL AND kind = 'cover' AND step IS NOT NULL GROUP BY step`,
    )
    .raw();
  const byCards = db
    .prepare<[], [Card, number]>(
      `SELECT card, count(*) FROM incidents WHERE closed_at IS NULL AND kind = 'cover' GROUP BY card`,
    )
    .raw();

  // by the rows that came since the last look alone: a city has millions of them
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM incident_entries').pluck();
  const stepsBehind = db
    .prepare<[number, number], [string, number]>(
      `SELECT json_extract(fact, '$.step'), count(*) FROM incident_entries
       WHERE id > ? AND id <= ? AND json_extract(fact, '$.kind') = 'step' GROUP BY 1`,
    )
    .raw();
  const taken = new Map<string, number>();
  let seen: number | undefined;

  return {
    list(query) {
      const { open, from, to, before, limit } = query;
      const where: string[] = [];
      const params: Param[] = [];
      const narrow = (sql: string, ...values: Param[]): void => {
        where.push(sql);
        params.push(...values);
      };
      if (open !== undefined) narrow(`closed_at IS ${open ? 'NULL' : 'NOT NULL'}`);
      for (const column of COLUMNS) {
        const wanted = query[column];
        if (wanted !== undefined) narrow(`${column} = ?`, wanted);
      }
      if (from !== undefined) narrow('opened_at >= ?', from);
      if (to !== undefined) narrow('opened_at < ?', to);
      if (before !== undefined) narrow('id < ?', before);
      const filter = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
      const select = db
        .prepare<Param[], string>(`SELECT state FROM incidents ${filter} ORDER BY id DESC LIMIT ?`)
        .pluck();
      return select.all(...params, limit).map(toIncident);
    },
    byStep: () => new Map(bySteps.all()),
    byCard: () => new Map(byCards.all()),
    taken() {
      const now = newest.get() ?? 0;
      for (const [step, count] of stepsBehind.all(seen ?? now, now)) taken.set(step, (taken.get(step) ?? 0) + count);
      seen = now;
      return taken;
    },
  };
}
