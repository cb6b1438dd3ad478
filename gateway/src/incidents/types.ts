import type { RuleName, Severity } from '../detect/rule.ts';
import type { Verification } from './verification.ts';
import type { Card, Matter, Origin, Place, Result } from './words.ts';

/**
 * The words of the work that events need. An incident is what its entries make of it, in their order (`evolve`); entries are
 * appended and never changed. Times are ms since the epoch, UTC.
 */
export * from './acts.ts';
export * from './fact.ts';
export * from './plan.ts';
export * from './verification.ts';
export * from './words.ts';

/** An event, as the incident knows it. */
export interface IncidentEvent {
  readonly event: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly open: boolean;
  /** late samples have shown that it never was */
  readonly withdrawn: boolean;
}

export interface StepTaken {
  readonly step: string;
  /** of work that was verified: when it was handed in */
  readonly at: number;
  readonly who: string;
  /** undefined: it had all the time */
  readonly dueAt: number | undefined;
}

/** The step that is awaited. */
export interface Awaited {
  readonly step: string;
  readonly since: number;
  /** from when on its time counts */
  readonly from: number;
  /** undefined: it has all the time */
  readonly dueAt: number | undefined;
}

/** An incident, folded from its entries. Plain data: the store keeps it as JSON. */
export interface Incident {
  readonly id: number;
  /** parent: a cloudburst over many covers of a cell; its children are incidents of covers */
  readonly kind: 'cover' | 'parent';
  readonly cover: string | undefined;
  readonly cell: string | undefined;
  readonly place: Place | undefined;
  readonly workflow: string;
  readonly origin: Origin;
  readonly matter: Matter;
  readonly severity: Severity;
  readonly text: string | undefined;
  readonly openedAt: number;
  /** those taken; since a reopening only those that still count */
  readonly steps: readonly StepTaken[];
  /** what is awaited; undefined once it is closed, and of a parent */
  readonly next: Awaited | undefined;
  /** of the awaited step */
  readonly card: Card;
  readonly unit: string | undefined;
  readonly assignee: string | undefined;
  /** how often it was escalated */
  readonly level: number;
  readonly work: { readonly at: number; readonly who: string } | undefined;
  /** the crew says that it is done; until the sensor has spoken the step is not taken */
  readonly handedIn: { readonly at: number; readonly who: string } | undefined;
  readonly verification: Verification;
  readonly events: readonly IncidentEvent[];
  readonly reports: number;
  readonly photos: number;
  readonly children: readonly number[];
  readonly parent: number | undefined;
  readonly reopened: number;
  /** the last time; its limits count from here */
  readonly reopenedAt: number | undefined;
  readonly closedAt: number | undefined;
  readonly result: Result | undefined;
  /** id of its last entry */
  readonly last: number;
}
