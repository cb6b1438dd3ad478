import { incidentName } from '../incidents/incidentName.ts';
import type { ParkedEntry } from '../store/outbox.ts';
import { isIncidentChange } from '../store/types.ts';
import { iso } from './words.ts';

/** What a receiver refused for good, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface ParkedDocument {
  readonly sink: string;
  readonly reason: string;
  readonly parkedAt: string;
  /** when it was queued */
  readonly madeAt: string;
  /** id of the event, or number of the incident */
  readonly event: string;
  /** of the transition, or what became of the incident */
  readonly kind: string;
}

export function parkedDocument({ sink, reason, parkedAt, createdAt, change }: ParkedEntry): ParkedDocument {
  const what = isIncidentChange(change)
    ? { event: incidentName(change.incident), kind: change.change }
    : { event: change.id, kind: change.transition.kind };
  return { sink, reason, parkedAt: iso(parkedAt), madeAt: iso(createdAt), ...what };
}
