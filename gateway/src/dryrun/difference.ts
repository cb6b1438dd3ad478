import type { FoundEvent } from './found.ts';

/** same: told then, and now in the same way. changed: told then, and now otherwise. gone: then only. new: now only. */
export const VERDICTS = ['same', 'changed', 'gone', 'new'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What of an event can come out otherwise. */
export const ASPECTS = ['onset', 'raisedAt', 'clearedAt', 'peak', 'severity', 'signal', 'reason'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** One event, as it was told then and as it would be now. */
export interface Compared {
  readonly verdict: Verdict;
  readonly then: FoundEvent | undefined;
  readonly now: FoundEvent | undefined;
  /** what is otherwise */
  readonly aspects: readonly Aspect[];
}

function aspectsOf(then: FoundEvent, now: FoundEvent): readonly Aspect[] {
  return ASPECTS.filter((aspect) => {
    // how soon a silence was noticed hangs on when the gateway looked
    if (aspect === 'raisedAt' && then.rule === 'node.offline') return false;
    // the store knows the peak of the raising, and once the event has cleared that of the whole
    if (aspect === 'peak' && (then.clearedAt === null || now.clearedAt === null)) return false;
    return then[aspect] !== now[aspect];
  });
}

function pair(then: FoundEvent, now: FoundEvent): Compared {
  const aspects = aspectsOf(then, now);
  return { verdict: aspects.length === 0 ? 'same' : 'changed', then, now, aspects };
}

const endOf = ({ clearedAt }: FoundEvent): number => clearedAt ?? Number.POSITIVE_INFINITY;

function meet(a: FoundEvent, b: FoundEvent): boolean {
  return a.rule === b.rule && a.onset <= endOf(b) && b.onset <= endOf(a);
}

/**
 * The events of one cover beside each other. The same onset is the same event; what then is left, and lasted at the same
 * time under the same rule, is one event that begins elsewhere: a lower level is reached sooner.
 */
export function compare(then: readonly FoundEvent[], now: readonly FoundEvent[]): readonly Compared[] {
  const found = new Map(now.map((event) => [event.id, event]));
  const rows: Compared[] = [];
  const unmatched: FoundEvent[] = [];
  for (const event of then) {
    const same = found.get(event.id);
    if (same) rows.push(pair(event, same));
    else unmatched.push(event);
    found.delete(event.id);
  }
  const rest = [...found.values()].toSorted((a, b) => a.onset - b.onset);
  for (const event of unmatched.toSorted((a, b) => a.onset - b.onset)) {
    const i = rest.findIndex((other) => meet(event, other));
    const [other] = i < 0 ? [] : rest.splice(i, 1);
    rows.push(other ? pair(event, other) : { verdict: 'gone', then: event, now: undefined, aspects: [] });
  }
  const added = rest.map((event): Compared => ({ verdict: 'new', then: undefined, now: event, aspects: [] }));
  const at = (row: Compared): number => (row.then ?? row.now)?.onset ?? 0;
  return [...rows, ...added].toSorted((a, b) => at(a) - at(b));
}
