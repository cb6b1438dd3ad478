import type { Time } from './documents.ts';
import type { Role } from './roles.ts';
import type { Card, Matter, Origin, Result, Rule, Severity } from './words.ts';

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
