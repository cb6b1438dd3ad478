import type { FoundEvent } from './found.ts';

/** same: told then, and now in the same way. changed: told then, and now otherwise. gone: then only. new: now only. */
export const VERDICTS = ['same', 'changed', 'gone', 'new'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What of an event can come out otherwise. */
export const ASPECTS = ['onset', 'raisedAt', 'clearedAt', 'peak', 'severity', 'signal', 'reason'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** One event, as it was told then, and as it is found now. */
export interface Compared {
  readonly verdict: Verdict;
  readonly told: FoundEvent | undefined;
  readonly found: FoundEvent | undefined;
  /** what is otherwise */
  readonly aspects: readonly Aspect[];
}

function aspectsOf(told: FoundEvent, found: FoundEvent): readonly Aspect[] {
  return ASPECTS.filter((aspect) => {
    // how soon a silence was noticed hangs on when the gateway looked
    if (aspect === 'raisedAt' && told.rule === 'node.offline') return false;
    // the store knows the peak of the raising, and once the event has cleared that of the whole
    if (aspect === 'peak' && (told.clearedAt === null || found.clearedAt === null)) return false;
    return told[aspect] !== found[aspect];
  });
}

function pair(told: FoundEvent, found: FoundEvent): Compared {
  const aspects = aspectsOf(told, found);
  return { verdict: aspects.length === 0 ? 'same' : 'changed', told, found, aspects };
}

const endOf = ({ clearedAt }: FoundEvent): number => clearedAt ?? Number.POSITIVE_INFINITY;

const byOnset = (a: FoundEvent, b: FoundEvent): number => a.onset - b.onset;

/**
 * The events of one cover beside each other. The same onset is the same event; what then is left, and lasted at the same
 * time under the same rule, is one event that begins elsewhere: a lower level is reached sooner.
 */
export function compare(told: readonly FoundEvent[], found: readonly FoundEvent[]): readonly Compared[] {
  const left = new Map(found.map((event) => [event.id, event]));
  const rows: Compared[] = [];
  const unmatched: FoundEvent[] = [];
  for (const event of told) {
    const same = left.get(event.id);
    if (same) rows.push(pair(event, same));
    else unmatched.push(event);
    left.delete(event.id);
  }
  const rest = new Set(left.values());
  const byRule = Map.groupBy(left.values(), ({ rule }) => rule);
  for (const others of byRule.values()) others.sort(byOnset);
  for (const event of unmatched.toSorted(byOnset)) {
    // events of one rule follow each other: what ended before this one ended before all behind it
    const others = byRule.get(event.rule) ?? [];
    const past = others.findIndex((other) => endOf(other) >= event.onset);
    others.splice(0, past < 0 ? others.length : past);
    const [other] = others[0] && others[0].onset <= endOf(event) ? others.splice(0, 1) : [];
    if (other) rest.delete(other);
    rows.push(other ? pair(event, other) : { verdict: 'gone', told: event, found: undefined, aspects: [] });
  }
  const added = Array.from(rest, (event): Compared => ({ verdict: 'new', told: undefined, found: event, aspects: [] }));
  const at = (row: Compared): number => (row.told ?? row.found)?.onset ?? 0;
  return [...rows, ...added].toSorted((a, b) => at(a) - at(b));
}
