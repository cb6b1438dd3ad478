import type { TransitionKind } from '../detect/types.ts';
import type { ParkedEntry } from '../store/outbox.ts';
import { iso } from './words.ts';

/** What a receiver refused for good, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface ParkedDocument {
  readonly sink: string;
  readonly reason: string;
  readonly parkedAt: string;
  /** when it was queued */
  readonly madeAt: string;
  readonly event: string;
  readonly kind: TransitionKind;
}

export function parkedDocument({ sink, reason, parkedAt, createdAt, change }: ParkedEntry): ParkedDocument {
  const { id: event, transition } = change;
  return { sink, reason, parkedAt: iso(parkedAt), madeAt: iso(createdAt), event, kind: transition.kind };
}
