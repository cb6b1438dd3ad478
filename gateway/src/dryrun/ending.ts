import type { FoundEvent } from './found.ts';
import type { Ending } from './silence.ts';

interface Known {
  /** the end of the span */
  readonly to: number;
  /** when the gateway took its last frame, of whatever node; 0: never */
  readonly heardLast: number;
}

/**
 * Whether a gateway was on behind its last frame is not written down: a node's silence counts until then, or until the
 * gateway itself has told of it.
 */
export function endingOf({ to, heardLast }: Known, told: readonly FoundEvent[]): Ending {
  const missed = told.filter(({ rule }) => rule === 'node.offline').map(({ raisedAt }) => raisedAt);
  return { until: Math.min(to, Math.max(heardLast, ...missed)), since: 0, linkLoss: 0 };
}
