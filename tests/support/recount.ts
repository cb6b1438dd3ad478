import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * The figures of a span once more, and in another way: straight from the rows of the audit log, by looking back over each
 * incident's lines for each question anew. Nothing of supervision is used here.
 */

interface Line {
  readonly at: number;
  readonly kind: string;
  readonly fact: Readonly<Record<string, unknown>>;
}

interface Case {
  readonly id: number;
  readonly lines: readonly Line[];
}

export interface Recount {
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly falseAlarms: number;
  readonly reopened: number;
  readonly duplicates: number;
  readonly parents: number;
  readonly yellow: number;
  readonly red: number;
  readonly limits: readonly [decided: number, onTime: number];
  readonly steps: ReadonlyMap<string, readonly [taken: number, limits: number, onTime: number]>;
  /** how long it took until they were safe, ms, ascending */
  readonly safe: readonly number[];
  readonly longest: number | undefined;
  readonly recurrent: ReadonlyMap<string, number>;
  readonly overdue: number;
}

type Group = 'unit' | 'cell' | 'rule';

const last = (lines: readonly Line[], ...kinds: string[]) => lines.findLastIndex(({ kind }) => kinds.includes(kind));

/** Is its last word that it is closed, and as what? */
function ending({ lines }: Case): Line | undefined {
  const found = lines[last(lines, 'closed', 'reopened')];
  return found?.kind === 'closed' ? found : undefined;
}

function groupOf({ lines }: Case, group: Group): string {
  const [opening] = lines;
  if (group === 'cell') return String(opening?.fact.cell ?? '');
  if (group === 'rule') {
    return String(lines.find(({ kind, fact }) => kind === 'event' && fact.change === 'raised')?.fact.rule ?? '');
  }
  const given = lines.findLast(({ kind, at, fact }, i) => {
    if (kind !== 'assigned') return false;
    const handedUp = lines.slice(0, i).some((one) => one.kind === 'escalated' && one.at === at);
    return fact.by === 'person' || !handedUp;
  });
  return String(given?.fact.unit ?? opening?.fact.unit ?? '');
}

/** Lines that say that a step is late, each the first to say so. */
function lateCards({ lines }: Case): readonly number[] {
  return lines.flatMap(({ kind, fact }, i) => {
    if (kind !== 'card' || fact.card !== 'red') return [];
    const before = lines.slice(0, i);
    const fresh = before.findLastIndex(
      (one) => one.kind === 'reopened' || one.kind === 'closed' || (one.kind === 'step' && one.fact.step === fact.step),
    );
    const isSecond = before.some(
      (one, j) => j > fresh && one.kind === 'card' && one.fact.card === 'red' && one.fact.step === fact.step,
    );
    return isSecond ? [] : [i];
  });
}

/** Each limit with when it was decided, and how. */
function limitsOf(one: Case): readonly { readonly step: string; readonly at: number; readonly kept: boolean }[] {
  const { lines } = one;
  const cards = lateCards(one);
  const ofCards = cards.map((i) => {
    const { at, fact } = lines[i] as Line;
    const behind = lines.slice(i + 1);
    const end = behind.findIndex(
      ({ kind, fact: other }) => ['reopened', 'closed'].includes(kind) || (kind === 'step' && other.step === fact.step),
    );
    const answer = behind[end];
    const kept =
      answer?.kind === 'step' &&
      answer.fact.dueAt !== undefined &&
      Number(answer.fact.doneAt ?? answer.at) <= Number(answer.fact.dueAt);
    return { step: String(fact.step), at, kept };
  });
  const ofSteps = lines.flatMap(({ at, kind, fact }, i) => {
    if (kind !== 'step' || fact.dueAt === undefined) return [];
    const begin = lines
      .slice(0, i)
      .findLastIndex(
        (other) =>
          ['reopened', 'closed'].includes(other.kind) || (other.kind === 'step' && other.fact.step === fact.step),
      );
    if (cards.some((card) => card > begin && card < i && lines[card]?.fact.step === fact.step)) return [];
    return [{ step: String(fact.step), at, kept: Number(fact.doneAt ?? at) <= Number(fact.dueAt) }];
  });
  return [...ofCards, ...ofSteps];
}

function safeOf({ lines }: Case): Line | undefined {
  const found = lines[last(lines, 'verified', 'overruled', 'reopened')];
  return found?.kind === 'reopened' ? undefined : found;
}

/** The lines of each incident that came before an instant. */
export function readCases(folder: string, to: number): readonly Case[] {
  const db = new Database(join(folder, 'lidwatch.db'), { readonly: true });
  const rows = db
    .prepare<[number], { incident: number; at: number; kind: string; fact: string }>(
      `SELECT incident, at, json_extract(fact, '$.kind') AS kind, fact FROM incident_entries WHERE at < ? ORDER BY id`,
    )
    .all(to);
  db.close();
  const lines = rows.map(({ incident, at, kind, fact }) => ({
    incident,
    at,
    kind,
    fact: JSON.parse(fact) as Line['fact'],
  }));
  return [...Map.groupBy(lines, ({ incident }) => incident)].map(([id, own]) => ({ id, lines: own }));
}

export function recount(
  cases: readonly Case[],
  from: number,
  to: number,
  only: { readonly [G in Group]?: string } = {},
): Recount {
  const isIn = (at: number | undefined): boolean => at !== undefined && at >= from && at < to;
  const wanted = Object.entries(only) as [Group, string][];
  const all = cases.filter((one) => wanted.every(([group, name]) => groupOf(one, group) === name));
  const openedAt = ({ lines }: Case): number => lines[0]?.at ?? 0;
  const ofCovers = all.filter(({ lines }) => lines[0]?.fact.of === 'cover');
  const twice = ofCovers.filter((one) => ending(one)?.fact.result === 'duplicate');
  const counted = ofCovers.filter((one) => !twice.includes(one));
  const done = counted.filter((one) => isIn(ending(one)?.at));
  const open = counted.filter((one) => !ending(one));
  const cards = counted.flatMap(({ lines }) => lines.filter(({ kind, at }) => kind === 'card' && isIn(at)));
  const limits = counted.flatMap(limitsOf).filter(({ at }) => isIn(at));
  const taken = counted.flatMap(({ lines }) => lines.filter(({ kind, at }) => kind === 'step' && isIn(at)));
  const names = new Set([...limits.map(({ step }) => step), ...taken.map(({ fact }) => String(fact.step))]);
  const safe = counted
    .filter((one) => isIn(safeOf(one)?.at) && ending(one)?.fact.result !== 'false-alarm')
    .map((one) => {
      const { at, fact } = safeOf(one) as Line;
      return Math.max(0, Number((fact.proof as { from?: number } | undefined)?.from ?? at) - openedAt(one));
    });
  const perCover = Map.groupBy(
    counted.filter((one) => isIn(openedAt(one)) && one.lines[0]?.fact.cover !== undefined),
    ({ lines }) => String(lines[0]?.fact.cover),
  );
  const lateNow = open.filter((one) => {
    const due = lateCards(one).at(-1) ?? -1;
    const step = one.lines[due]?.fact.step;
    return (
      due >= 0 &&
      !one.lines.some(
        ({ kind, fact }, i) => i > due && (kind === 'reopened' || (kind === 'step' && fact.step === step)),
      )
    );
  });
  return {
    opened: counted.filter((one) => isIn(openedAt(one))).length,
    closed: done.length,
    open: open.length,
    falseAlarms: done.filter((one) => ending(one)?.fact.result === 'false-alarm').length,
    reopened: counted.filter(({ lines }) => lines.some(({ kind, at }) => kind === 'reopened' && isIn(at))).length,
    duplicates: twice.filter((one) => isIn(ending(one)?.at)).length,
    parents: all.filter((one) => one.lines[0]?.fact.of === 'parent' && isIn(openedAt(one))).length,
    yellow: cards.filter(({ fact }) => fact.card === 'yellow').length,
    red: cards.filter(({ fact }) => fact.card === 'red').length,
    limits: [limits.length, limits.filter(({ kept }) => kept).length],
    steps: new Map(
      [...names].map((name) => {
        const own = limits.filter(({ step }) => step === name);
        return [
          name,
          [taken.filter(({ fact }) => fact.step === name).length, own.length, own.filter(({ kept }) => kept).length],
        ];
      }),
    ),
    safe: safe.sort((a, b) => a - b),
    longest: open.length === 0 ? undefined : to - Math.min(...open.map(openedAt)),
    recurrent: new Map(
      [...perCover].filter(([, some]) => some.length > 1).map(([cover, some]) => [cover, some.length]),
    ),
    overdue: lateNow.length,
  };
}
