import type { FoundEvent } from './found.ts';
import type { Ending } from './silence.ts';

interface Known {
  /** the end of the span */
  readonly to: number;
  /** until when the gateway is known to have been on; 0: nobody knows */
  readonly onUntil: number;
  /** from when on it has been listening for the node; absent: nobody knows */
  readonly since?: number | undefined;
}

/**
 * How a silence at the end of a span is to be judged. When a gateway was on is not written down: a node's silence counts
 * until it is known to have been, or until the gateway itself has told of it.
 */
export function endingOf({ to, onUntil, since = 0 }: Known, told: readonly FoundEvent[]): Ending {
  const missed = told.filter(({ rule }) => rule === 'node.offline');
  const until = Math.min(to, Math.max(onUntil, ...missed.map(({ raisedAt }) => raisedAt)));
  // what it has told already began when it was still hearing
  const isTold = missed.some(({ clearedAt }) => clearedAt === null);
  return { until, since: isTold ? 0 : since };
}
