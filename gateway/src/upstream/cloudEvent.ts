import { RULE_SCALES } from '../detect/ruleSettings.ts';
import type { TransitionKind } from '../detect/types.ts';
import { type EventChange, isIncidentChange, type OutboxEntry } from '../store/types.ts';
import { type IncidentData, incidentAttributes } from './incidentData.ts';

/** One transition, or what became of an incident, as a CloudEvent 1.0 in structured JSON (the CloudEvents JSON format, section 3). */
export interface CloudEvent<D = EventData | IncidentData> {
  readonly specversion: '1.0';
  /** event id, kind, and the revision where there is one; incident and entry: with `source`, the key by which a receiver knows a second delivery */
  readonly id: string;
  readonly source: string;
  /** `org.lidwatch.cover.opened.raised`: the rule stands inside; `org.lidwatch.incident.card`: what was said of an incident */
  readonly type: string;
  /** the cover; the incident where there is none */
  readonly subject: string;
  /** event time, RFC 3339 */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** an extension attribute: it is brought long after it was found, and no news; absent where it is news */
  readonly historical?: true;
  readonly data: D;
}

/** Times are RFC 3339, UTC. */
interface EventData {
  /** the same in `raised` and `cleared` */
  readonly event: string;
  readonly cover: string;
  readonly rule: string;
  /** withdrawn: samples that came late have shown that it never was */
  readonly kind: TransitionKind;
  readonly severity: string;
  /** the reading that completed the hold */
  readonly signal: string;
  /** the first sample at or beyond the raise level */
  readonly onset: string;
  /** null where only a switch has spoken; else in `unit` */
  readonly value: number | null;
  readonly peak: number | null;
  readonly unit: string;
  /** when the frame came in that told of it */
  readonly receivedAt: string;
  /** floor: the event may have happened earlier than `time` says */
  readonly quality: string;
  /** history: told of samples that newer ones had overtaken; what is going on now may differ */
  readonly late: boolean;
  /** how often what was told of this event was told anew, and otherwise; absent means never */
  readonly revision?: number;
  /** of node.fault: what is wrong */
  readonly reason?: string;
  /** its rule stands on a shelf: somebody wants to hear nothing of it for a while; absent means false */
  readonly shelved?: true;
  /** who has let it go, and why, where it has cleared by that alone */
  readonly released?: { readonly who: string; readonly text: string };
}

/** The media type of structured JSON, for links that carry one (MQTT 5 content type). */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';

export function toCloudEvent(change: EventChange, gateway: string, historical?: boolean): CloudEvent<EventData>;
export function toCloudEvent(change: OutboxEntry['change'], gateway: string, historical?: boolean): CloudEvent;
export function toCloudEvent(change: OutboxEntry['change'], gateway: string, historical = false): CloudEvent {
  return {
    specversion: '1.0',
    datacontenttype: 'application/json',
    ...(historical ? { historical } : {}),
    ...(isIncidentChange(change) ? incidentAttributes(change, gateway) : eventAttributes(change, gateway)),
  };
}

function eventAttributes(change: EventChange, gateway: string) {
  const { id, cover, transition, receivedAt, quality, late = false, revision = 0, shelved, released } = change;
  const { rule, kind, severity, signal, onset, at, value, peak, reason } = transition;
  return {
    id: revision === 0 ? `${id}:${kind}` : `${id}:${kind}:${revision}`,
    source: `/lidwatch/${encodeURIComponent(gateway)}/covers/${encodeURIComponent(cover)}`,
    type: `org.lidwatch.${rule}.${kind}`,
    subject: cover,
    time: iso(at),
    data: {
      event: id,
      cover,
      rule,
      kind,
      severity,
      signal,
      onset: iso(onset),
      value,
      peak,
      unit: RULE_SCALES[rule].unit,
      receivedAt: iso(receivedAt),
      quality,
      late,
      ...(revision === 0 ? {} : { revision }),
      ...(reason === undefined ? {} : { reason }),
      ...(shelved === true ? { shelved } : {}),
      ...(released === undefined ? {} : { released }),
    } satisfies EventData,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
