import type { Role } from './roles.ts';
import type {
  Card,
  Condition,
  Matter,
  Origin,
  PartStatus,
  Result,
  RiskLevel,
  RiskPart,
  Rule,
  Severity,
} from './words.ts';

/**
 * What the API answers, as far as pages read it. Written here, so that no page needs the gateway's code to be checked or built;
 * tests/console/documentsAreTheGateways.test.ts holds them to its schemas. Times are RFC 3339 in UTC.
 */
export type Time = string;

export interface SessionUser {
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly language: string | null;
}

export interface SessionDocument {
  readonly state: 'first-start' | 'anonymous' | 'signed-in';
  readonly user: SessionUser | null;
  readonly csrf: string | null;
  readonly gateway: string;
  readonly version: string;
}

/** What the configuration says of the console. */
export interface ConsoleDocument {
  readonly title: string;
  readonly basemap: { readonly kind: 'pmtiles' | 'geojson'; readonly url: string } | null;
  readonly center: { readonly lat: number; readonly lon: number } | null;
  readonly zoom: number | null;
}

export interface Cover {
  readonly cover: string;
  readonly name?: string;
  readonly group?: string;
  readonly node: number | null;
  readonly condition: Condition;
  readonly events: readonly {
    readonly event: string;
    readonly rule: Rule;
    readonly severity: string;
    readonly onset: Time;
    readonly shelvedUntil?: Time;
  }[];
  readonly maintenance: boolean;
  readonly readings: Readonly<Record<string, number>>;
  readonly at: Time | null;
  readonly heard: Time | null;
}

export interface CoverDetails {
  readonly name: string | null;
  readonly group: string | null;
  readonly asset: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly cell: string | null;
  readonly unit: string | null;
  readonly tags: readonly string[];
}

export interface Event {
  readonly id: string;
  readonly cover: string;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly signal: string;
  readonly onset: Time;
  readonly raisedAt: Time;
  readonly clearedAt: Time | null;
  readonly value: number | null;
  readonly peak: number | null;
  readonly unit: string;
  readonly receivedAt: Time;
  readonly quality: 'exact' | 'floor' | 'clock';
  readonly late: boolean;
  readonly withdrawn: boolean;
  readonly revision: number;
  readonly shelved: boolean;
  readonly reason: string | null;
  readonly review: {
    readonly verdict: 'unconfirmed' | 'confirmed' | 'false-alarm';
    readonly acknowledged: { readonly at: Time; readonly who: string } | null;
    readonly released: { readonly at: Time; readonly who: string } | null;
    readonly comments: number;
    readonly shelvedUntil: Time | null;
  };
}

export interface EventNote {
  readonly id: number;
  readonly event: string;
  readonly at: Time;
  readonly who: string;
  readonly kind: string;
  readonly text: string;
}

export interface Reading {
  readonly at: Time;
  readonly receivedAt: Time;
  readonly quality: 'exact' | 'floor' | 'clock';
  readonly link: string;
  readonly tilt?: number;
  readonly water?: number;
  readonly battery?: number;
  readonly temperature?: number;
  readonly vibration?: number;
  readonly used?: number;
  readonly flags?: number;
  readonly trigger?: number;
  readonly rssi?: number;
  readonly snr?: number;
  readonly impacts?: number;
  readonly wakes?: number;
  readonly dropped?: number;
}

export interface Shelf {
  readonly cover: string;
  readonly rule: Rule;
  readonly at: Time;
  readonly until: Time;
  readonly who: string;
  readonly reason: string;
}

export interface CoverPage extends Cover {
  readonly said: Readonly<Record<string, string | number>>;
  readonly details: CoverDetails;
  readonly shelves: readonly Shelf[];
  readonly recentEvents: readonly Event[];
  readonly recentReadings: readonly Reading[];
}

interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly address?: string;
}

interface StepTaken {
  readonly step: string;
  readonly at: Time;
  readonly who: string;
  readonly dueAt: Time | null;
  readonly onTime: boolean | null;
}

interface Verification {
  readonly state: 'none' | 'waiting' | 'refuted' | 'verified' | 'overruled';
  readonly at: Time | null;
  readonly who: string | null;
  readonly reason: string | null;
  readonly proof: {
    readonly from: Time;
    readonly to: Time;
    readonly samples: number;
    readonly tilt: number | null;
    readonly by: 'samples' | 'silence';
  } | null;
}

export interface Incident {
  readonly id: string;
  readonly kind: 'cover' | 'parent';
  readonly cover: string | null;
  readonly coverName: string | null;
  readonly cell: string | null;
  readonly place: Place | null;
  readonly workflow: string;
  readonly origin: Origin;
  readonly matter: Matter;
  readonly severity: Severity;
  readonly text: string | null;
  readonly openedAt: Time;
  readonly closedAt: Time | null;
  readonly result: Result | null;
  readonly steps: readonly StepTaken[];
  readonly next: { readonly step: string; readonly since: Time; readonly dueAt: Time | null } | null;
  readonly card: Card;
  readonly unit: string | null;
  readonly assignee: string | null;
  readonly level: number;
  readonly work: { readonly at: Time; readonly who: string } | null;
  readonly handedIn: { readonly at: Time; readonly who: string } | null;
  readonly verification: Verification;
  readonly events: readonly {
    readonly event: string;
    readonly rule: Rule;
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

type Evidence = 'note' | 'photo' | 'reading';
type StepKind = 'open' | 'plain' | 'assign' | 'handle' | 'answer' | 'close';

/** What a step of a workflow asks of whoever takes it. */
export interface StepPlan {
  readonly step: string;
  readonly kind: StepKind;
  readonly by: Role;
  readonly needs: readonly Evidence[];
}

export interface PhotoOf {
  readonly id: string;
  readonly at: Time;
  readonly who: string;
  readonly width: number;
  readonly height: number;
}

/** One incident with all that was said of it, and what whoever asks may do with it. */
export interface ShownIncident extends Incident {
  readonly entries: readonly IncidentEntry[];
  readonly photoList: readonly PhotoOf[];
  readonly workflowSteps: readonly StepPlan[];
  readonly may: readonly string[];
  /** when the sensor is believed that the cover is safe */
  readonly verify: { readonly tilt: number; readonly stillMs: number };
}

interface WorkflowDocument {
  readonly name: string;
  readonly steps: readonly StepPlan[];
}

export interface WorkflowsDocument {
  readonly workflows: readonly WorkflowDocument[];
  readonly default: string;
}

export interface IncidentEntry {
  readonly id: number;
  readonly incident: string;
  readonly at: Time;
  readonly enteredAt: Time | null;
  readonly who: string;
  readonly kind: string;
  readonly fact: Readonly<Record<string, unknown>>;
}

export interface Part {
  readonly part: string;
  readonly status: PartStatus;
  readonly since: Time;
  readonly reason?: string;
  readonly nextAttempt?: Time;
}

/** cover, lat, lon, worst severity, condition, heard (ms, 0: never), incident, unit */
type MapRow = readonly [
  cover: string,
  lat: number,
  lon: number,
  severity: Severity | '',
  condition: Condition,
  heardAt: number,
  incident: string,
  unit: string,
];

/** An open incident that is at no cover: incident, lat, lon, severity */
type ElsewhereRow = readonly [incident: string, lat: number, lon: number, severity: Severity];

export interface MapDocument {
  readonly covers: readonly MapRow[];
  readonly elsewhere: readonly ElsewhereRow[];
  readonly center: { readonly lat: number; readonly lon: number } | null;
}

/** lon, lat; the first and the last are the same (RFC 7946) */
export type Ring = readonly (readonly number[])[];

export interface RiskCell {
  readonly cell: string;
  readonly name: string;
  /** null where nobody has drawn it */
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
    | null;
  readonly covers: number;
  readonly score: number;
  readonly level: RiskLevel;
  readonly parts: readonly { readonly part: RiskPart; readonly count: number; readonly points: number }[];
}

export interface RiskDocument {
  readonly at: Time;
  readonly weights: {
    readonly events: Readonly<Record<Severity, number>> & { readonly most: number };
    readonly overdue: { readonly yellow: number; readonly red: number; readonly most: number };
    readonly water: { readonly rising: number; readonly fast: number; readonly soon: number; readonly most: number };
    readonly rattling: { readonly cover: number; readonly most: number };
    readonly silent: { readonly node: number; readonly most: number };
  };
  readonly levels: { readonly raised: number; readonly high: number; readonly severe: number };
  readonly unplaced: number;
  readonly cells: readonly RiskCell[];
}

/** Data of the stream's messages, by their name. */
export interface StreamMessages {
  readonly event: { readonly kind: string; readonly event: Event };
  readonly note: EventNote;
  readonly cover: Cover;
  readonly part: Part;
  readonly incident: Incident;
  /** all is told up to now */
  readonly ready: Readonly<Record<string, never>>;
  /** what came between is not kept: read all again */
  readonly reset: { readonly reason: string };
}

/** What a resident has said; how they are reached is personal. */
export interface ResidentReport {
  readonly id: string;
  readonly at: Time;
  readonly updatedAt: Time;
  readonly state: 'held' | 'open' | 'closed' | 'rejected';
  readonly heldFor: string | null;
  readonly service: string;
  readonly matter: Matter;
  readonly cover: string | null;
  readonly place: Place | null;
  readonly address: string | null;
  readonly text: string;
  readonly photo: string | null;
  readonly contact: {
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly text: string | null;
  } | null;
  readonly via: 'page' | 'open311';
  readonly incident: string | null;
  readonly note: string | null;
}
