import type { IncidentChange } from '../incidents/change.ts';
import { incidentName } from '../incidents/incidentName.ts';

/** What became of an incident. Times are RFC 3339, UTC; null where there is none. */
export interface IncidentData {
  /** I-000123 */
  readonly incident: string;
  /** of its entries: grows */
  readonly entry: number;
  readonly change: string;
  readonly who: string;
  /** parent: a cloudburst over many covers of a cell */
  readonly kind: 'cover' | 'parent';
  readonly cover: string | null;
  readonly cell: string | null;
  readonly unit: string | null;
  readonly matter: string;
  readonly severity: string;
  /** the step that is awaited now, until when, and its card */
  readonly awaits: string | null;
  readonly dueAt: string | null;
  readonly card: string;
  /** how often it was escalated */
  readonly level: number;
  /** by the change: the step that was taken or has got the card, the event that joined, the result, the reason, ... */
  readonly step?: string;
  readonly stepDueAt?: string;
  readonly event?: string;
  readonly rule?: string;
  readonly eventChange?: string;
  readonly result?: string;
  readonly reason?: string;
  readonly safe?: boolean;
  readonly other?: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function dataOf(change: IncidentChange): IncidentData {
  const { stepDueAt, other, step, event, rule, eventChange, result, reason, safe } = change.details;
  return {
    incident: incidentName(change.incident),
    entry: change.entry,
    change: change.change,
    who: change.who,
    kind: change.of,
    cover: change.cover ?? null,
    cell: change.cell ?? null,
    unit: change.unit ?? null,
    matter: change.matter,
    severity: change.severity,
    awaits: change.awaits ?? null,
    dueAt: change.dueAt === undefined ? null : iso(change.dueAt),
    card: change.card,
    level: change.level,
    ...(step === undefined ? {} : { step }),
    ...(stepDueAt === undefined ? {} : { stepDueAt: iso(stepDueAt) }),
    ...(event === undefined ? {} : { event }),
    ...(rule === undefined ? {} : { rule }),
    ...(eventChange === undefined ? {} : { eventChange }),
    ...(result === undefined ? {} : { result }),
    ...(reason === undefined ? {} : { reason }),
    ...(safe === undefined ? {} : { safe }),
    ...(other === undefined ? {} : { other: incidentName(other) }),
  };
}

/** What a CloudEvent of an incident has of its own. Its id: the incident, and the entry that says so. */
export function incidentAttributes(change: IncidentChange, gateway: string) {
  const name = incidentName(change.incident);
  return {
    id: `${name}:${change.entry}`,
    source: `/lidwatch/${encodeURIComponent(gateway)}/incidents/${name}`,
    type: `org.lidwatch.incident.${change.change}`,
    subject: change.cover ?? name,
    time: iso(change.at),
    data: dataOf(change),
  };
}
