import type { RuleName, Severity } from '../detect/rule.ts';
import { incidentName } from '../incidents/incidentName.ts';
import type { Card, Incident, Matter, Origin, Place, Proof, Result, Verification } from '../incidents/types.ts';
import { iso, isoOrNull } from './words.ts';

/** An incident, as everybody outside sees it: API, stream, command line. Times are RFC 3339, UTC. */
export interface IncidentDocument {
  /** I-000123 */
  readonly id: string;
  readonly kind: 'cover' | 'parent';
  readonly cover: string | null;
  readonly coverName: string | null;
  readonly cell: string | null;
  readonly place: PlaceDocument | null;
  readonly workflow: string;
  readonly origin: Origin;
  readonly matter: Matter;
  readonly severity: Severity;
  readonly text: string | null;
  readonly openedAt: string;
  /** null while it is open */
  readonly closedAt: string | null;
  readonly result: Result | null;
  /** onTime: null where it had all the time */
  readonly steps: readonly {
    readonly step: string;
    readonly at: string;
    readonly who: string;
    readonly dueAt: string | null;
    readonly onTime: boolean | null;
  }[];
  /** what is awaited; null once it is closed */
  readonly next: { readonly step: string; readonly since: string; readonly dueAt: string | null } | null;
  readonly card: Card;
  readonly unit: string | null;
  readonly assignee: string | null;
  readonly level: number;
  readonly work: DoneDocument | null;
  readonly handedIn: DoneDocument | null;
  readonly verification: VerificationDocument;
  readonly events: readonly {
    readonly event: string;
    readonly rule: RuleName;
    readonly severity: Severity;
    readonly open: boolean;
    readonly withdrawn: boolean;
  }[];
  readonly reports: number;
  readonly photos: number;
  readonly children: readonly string[];
  readonly parent: string | null;
  readonly reopened: number;
  readonly last: number;
}

interface PlaceDocument {
  readonly lat: number;
  readonly lon: number;
  readonly address?: string;
}

interface DoneDocument {
  readonly at: string;
  readonly who: string;
}

export interface ProofDocument extends Omit<Proof, 'from' | 'to' | 'tilt'> {
  readonly from: string;
  readonly to: string;
  readonly tilt: number | null;
}

interface VerificationDocument {
  readonly state: Verification['state'];
  /** waiting: since when */
  readonly at: string | null;
  readonly who: string | null;
  readonly reason: string | null;
  readonly proof: ProofDocument | null;
}

/** `coverName`: as the city calls the cover; undefined where it has no name, or there is no cover. */
export function incidentDocument(incident: Incident, coverName: string | undefined): IncidentDocument {
  const { next, place, work, handedIn, parent } = incident;
  return {
    id: incidentName(incident.id),
    kind: incident.kind,
    cover: incident.cover ?? null,
    coverName: coverName ?? null,
    cell: incident.cell ?? null,
    place: place ? placeDocument(place) : null,
    workflow: incident.workflow,
    origin: incident.origin,
    matter: incident.matter,
    severity: incident.severity,
    text: incident.text ?? null,
    openedAt: iso(incident.openedAt),
    closedAt: isoOrNull(incident.closedAt),
    result: incident.result ?? null,
    steps: incident.steps.map(({ step, at, who, dueAt }) => ({
      ...{ step, at: iso(at), who, dueAt: isoOrNull(dueAt) },
      onTime: dueAt === undefined ? null : at <= dueAt,
    })),
    next: next ? { step: next.step, since: iso(next.since), dueAt: isoOrNull(next.dueAt) } : null,
    card: incident.card,
    unit: incident.unit ?? null,
    assignee: incident.assignee ?? null,
    level: incident.level,
    work: work ? { at: iso(work.at), who: work.who } : null,
    handedIn: handedIn ? { at: iso(handedIn.at), who: handedIn.who } : null,
    verification: verificationDocument(incident.verification),
    events: incident.events.map(({ event, rule, severity, open, withdrawn }) => {
      return { event, rule, severity, open, withdrawn };
    }),
    reports: incident.reports,
    photos: incident.photos,
    children: incident.children.map(incidentName),
    parent: parent === undefined ? null : incidentName(parent),
    reopened: incident.reopened,
    last: incident.last,
  };
}

function placeDocument({ lat, lon, address }: Place): PlaceDocument {
  return address === undefined ? { lat, lon } : { lat, lon, address };
}

const UNSAID = { at: null, who: null, reason: null, proof: null };

function verificationDocument(found: Verification): VerificationDocument {
  const { state } = found;
  switch (state) {
    case 'none':
      return { state, ...UNSAID };
    case 'waiting':
      return { state, ...UNSAID, at: iso(found.since) };
    case 'refuted':
      return { state, ...UNSAID, at: iso(found.at), reason: found.reason };
    case 'verified':
      return { state, ...UNSAID, at: iso(found.at), proof: proofDocument(found.proof) };
    case 'overruled':
      return { state, ...UNSAID, at: iso(found.at), who: found.who, reason: found.reason };
  }
}

export function proofDocument({ from, to, samples, tilt, by }: Proof): ProofDocument {
  return { from: iso(from), to: iso(to), samples, tilt: tilt ?? null, by };
}
