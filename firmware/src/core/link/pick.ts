import { TYPE } from '@lidwatch/protocol';
import { type Entry, typeOf } from '../store/queue.ts';

/** The alert that must be acknowledged before anything else is told; undefined where none waits. */
export function oldestAlert(queue: readonly Entry[]): Entry | undefined {
  return queue.filter((entry) => typeOf(entry) === TYPE.alert)[0];
}

/** What comes first must not wait behind what comes later; what is not due comes last, in the order of its time. */
const RANK = { alert: 0, news: 1, status: 2, retry: 3, later: 4, nothing: 1e15 } as const;

/**
 * The entry to send now, or else the one that will be due first. Undefined where a due status goes first, or where
 * nothing waits. Within a rank the oldest goes first. `statusDue`: a status is to be sent.
 *
 * Alerts reach the gateway in the order in which they came about: a newer sample behind which an older one arrives
 * makes the older one history, and raises no live alarm. So nothing passes an alert that waits but a hello, which
 * carries the full counter and may be what the gateway needs to open the alert at all; a status waits, too.
 */
export function pick(queue: readonly Entry[], statusDue: boolean, now: number): Entry | undefined {
  const alert = oldestAlert(queue);
  let best: Entry | undefined;
  let bestRank: number = statusDue && !alert ? RANK.status : RANK.nothing;
  for (let i = 0; i < queue.length; i += 1) {
    const entry = queue[i] as Entry;
    let rank: number = entry === alert ? RANK.alert : entry.tries > 0 ? RANK.retry : RANK.news;
    if (entry.due > now) rank = RANK.later + entry.due - now;
    if (rank < bestRank && (!alert || entry === alert || typeOf(entry) === TYPE.hello)) {
      best = entry;
      bestRank = rank;
    }
  }
  return best;
}
