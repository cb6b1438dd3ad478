import { TYPE } from '@lidwatch/protocol';
import { type Entry, typeOf } from '../store/queue.ts';

/** The alert that must be acknowledged before anything else is told; null where none waits. */
export function oldestAlert(queue: readonly Entry[]): Entry | null {
  for (let i = 0; i < queue.length; i += 1) {
    const entry = queue[i] as Entry;
    if (typeOf(entry) === TYPE.alert) return entry;
  }
  return null;
}

/**
 * Alerts reach the gateway in the order in which they came about: a newer sample behind which an older one arrives
 * makes the older one history, and raises no live alarm. So nothing passes an alert that waits but a hello, which
 * carries the full counter and may be what the gateway needs to open the alert at all; a status is held back.
 */
function mayGo(entry: Entry, alert: Entry | null): boolean {
  return alert === null || entry === alert || typeOf(entry) === TYPE.hello;
}

/** What comes first must not wait behind what comes later. */
const RANK = { alert: 0, news: 1, status: 2, retry: 3, nothing: 4 } as const;

/**
 * The entry to send now, or null where nothing is due or a due status goes first. Within a rank the oldest goes first.
 * `statusDue`: a status is to be sent; it too waits behind an alert.
 */
export function pick(queue: readonly Entry[], statusDue: boolean, now: number): Entry | null {
  const alert = oldestAlert(queue);
  let best: Entry | null = null;
  let bestRank: number = statusDue && alert === null ? RANK.status : RANK.nothing;
  for (let i = 0; i < queue.length; i += 1) {
    const entry = queue[i] as Entry;
    const rank = typeOf(entry) === TYPE.alert ? RANK.alert : entry.tries > 0 ? RANK.retry : RANK.news;
    if (entry.due <= now && rank < bestRank && mayGo(entry, alert)) {
      best = entry;
      bestRank = rank;
    }
  }
  return best;
}

/** Clock time of the earliest try; -1 where nothing waits. */
export function nextDue(queue: readonly Entry[]): number {
  const alert = oldestAlert(queue);
  let due = -1;
  for (let i = 0; i < queue.length; i += 1) {
    const entry = queue[i] as Entry;
    if (mayGo(entry, alert) && (due < 0 || entry.due < due)) due = entry.due;
  }
  return due;
}
