import { TYPE } from '@lidwatch/protocol';
import type { Entry } from '../store/queue.ts';

/** Order of sending: what comes first must not wait behind what comes later. */
const RANK = { newAlert: 0, news: 1, status: 2, retry: 3, nothing: 4 } as const;

function rank(entry: Entry): number {
  if (entry.tries > 0) return RANK.retry;
  return entry.type === TYPE.alert ? RANK.newAlert : RANK.news;
}

/**
 * The entry to send now, or null where nothing is due or a due status goes first. Within a rank the oldest goes first;
 * but an alert that was never sent overtakes all that were, or it would wait a listening time behind each of them.
 */
export function pick(entries: readonly Entry[], statusDue: boolean, now: number): Entry | null {
  let best: Entry | null = null;
  let bestRank: number = statusDue ? RANK.status : RANK.nothing;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i] as Entry;
    if (entry.due <= now && rank(entry) < bestRank) {
      best = entry;
      bestRank = rank(entry);
    }
  }
  return best;
}

/** Clock time of the earliest try; -1 where nothing waits. */
export function nextDue(entries: readonly Entry[]): number {
  let due = -1;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i] as Entry;
    if (due < 0 || entry.due < due) due = entry.due;
  }
  return due;
}
