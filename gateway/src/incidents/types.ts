import type { Role } from '../accounts/roles.ts';
import type { RuleName, Severity } from '../detect/rule.ts';

/**
 * The words of the work that events need. An incident is what its entries make of it, in their order (`evolve`); entries are
 * appended and never changed. Times are ms since the epoch, UTC.
 */

/** What is wrong, the most pressing first. */
export const MATTERS = [
  'missing',
  'open',
  'displaced',
  'tilted',
  'flooding',
  'damaged',
  'noisy',
  'node',
  'other',
] as const;
export type Matter = (typeof MATTERS)[number];

/** Where it came from: an event of detection, a resident, or somebody of the city in the street. */
export const ORIGINS = ['event', 'resident', 'patrol'] as const;
export type Origin = (typeof ORIGINS)[number];

export const RESULTS = ['resolved', 'false-alarm', 'duplicate'] as const;
export type Result = (typeof RESULTS)[number];

export const CARDS = ['none', 'yellow', 'red'] as const;
export type Card = (typeof CARDS)[number];

/** What a step must carry. reading: what the crew measured or saw, in words or figures. */
export const EVIDENCE = ['note', 'photo', 'reading'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/**
 * What the engine does with a step beside keeping it. open: the first, taken when the incident is opened. assign: names unit and
 * person. handle: the work itself, over when the sensor has verified it or somebody has overruled the sensor. answer: whoever
 * reported may take it, too. plain: nothing. The last step of a workflow closes the incident.
 */
export const STEP_KINDS = ['open', 'plain', 'assign', 'handle', 'answer', 'close'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** The first limit that fits an incident holds. */
export interface StepLimit {
  /** absent: all */
  readonly matters?: readonly Matter[] | undefined;
  readonly severities?: readonly Severity[] | undefined;
  readonly withinMs: number;
  /** from when on it counts: the opening of the incident, or the step before */
  readonly from: 'opened' | 'previous';
}

export interface StepPlan {
  /** a word such as `assigned`; unique in its workflow */
  readonly step: string;
  readonly kind: StepKind;
  /** the least role that may take it */
  readonly by: Role;
  readonly needs: readonly Evidence[];
  /** absent or empty: it has all the time */
  readonly limits: readonly StepLimit[];
  /**
   * The gateway takes it itself as soon as it is next: a plain step where the incident came from an event, an assign step where a
   * rule knows the unit, a close step always.
   */
  readonly automatic?: boolean | undefined;
}

export interface Workflow {
  readonly name: string;
  readonly steps: readonly StepPlan[];
}

export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly address?: string | undefined;
}

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

/** What the sensor says of the work. good: since when it has been as it should. */
export type Verification =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly since: number }
  | { readonly state: 'refuted'; readonly at: number; readonly reason: string }
  | { readonly state: 'verified'; readonly at: number; readonly proof: Proof }
  | { readonly state: 'overruled'; readonly at: number; readonly who: string; readonly reason: string };

/** Why the sensor is believed that the cover is safe. Times are event times. */
export interface Proof {
  /** since when everything was as it should be, and until when that was looked at */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** the largest angle from the zero, deg; undefined where no cover had to be looked at (water, a node) */
  readonly tilt?: number | undefined;
  /** samples: the node said so at both ends. silence: it said so once, and an armed node would have told of a change */
  readonly by: 'samples' | 'silence';
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

/** What an entry says. */
export type Fact =
  | {
      readonly kind: 'opened';
      readonly of: 'cover' | 'parent';
      readonly cover?: string | undefined;
      readonly cell?: string | undefined;
      readonly place?: Place | undefined;
      readonly workflow: string;
      readonly origin: Origin;
      readonly matter: Matter;
      readonly severity: Severity;
      readonly unit?: string | undefined;
      readonly text?: string | undefined;
      readonly photos?: readonly string[] | undefined;
    }
  | {
      readonly kind: 'event';
      readonly event: string;
      readonly rule: RuleName;
      readonly severity: Severity;
      readonly change: 'raised' | 'cleared' | 'withdrawn';
    }
  /** somebody else has seen it, too. report: of a resident; absent: somebody of the city */
  | {
      readonly kind: 'reported';
      readonly report?: string | undefined;
      readonly matter: Matter;
      readonly severity: Severity;
      readonly text?: string | undefined;
      readonly photos: readonly string[];
    }
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly dueAt?: number | undefined;
      /** when it was done, where that was before it could be said: work counts from its handing in; absent: `at` of the entry */
      readonly doneAt?: number | undefined;
      readonly note?: string | undefined;
      readonly photos?: readonly string[] | undefined;
      readonly reading?: string | undefined;
    }
  | {
      readonly kind: 'assigned';
      readonly unit: string;
      readonly user?: string | undefined;
      /** by a rule of the configuration, or by a person */
      readonly by: 'rule' | 'person';
      readonly note?: string | undefined;
    }
  /** unit: who is to look; absent where nobody is named */
  | { readonly kind: 'escalated'; readonly level: number; readonly unit?: string | undefined }
  | { readonly kind: 'work-begun'; readonly minutes: number }
  | {
      readonly kind: 'handed-in';
      readonly note?: string | undefined;
      readonly photos?: readonly string[] | undefined;
      readonly reading?: string | undefined;
    }
  | { readonly kind: 'verified'; readonly proof: Proof }
  | { readonly kind: 'refuted'; readonly reason: string }
  | { readonly kind: 'overruled'; readonly reason: string }
  | { readonly kind: 'card'; readonly step: string; readonly card: 'yellow' | 'red'; readonly dueAt: number }
  | {
      readonly kind: 'note';
      readonly note?: string | undefined;
      readonly photos: readonly string[];
      readonly reading?: string | undefined;
    }
  | { readonly kind: 'child'; readonly incident: number }
  | { readonly kind: 'parent'; readonly incident: number }
  | { readonly kind: 'answered'; readonly safe: boolean; readonly text?: string | undefined }
  | { readonly kind: 'reopened'; readonly reason: string }
  | {
      readonly kind: 'closed';
      readonly result: Result;
      readonly of?: number | undefined;
      readonly reason?: string | undefined;
    };

/** A fact with who said it and when. Append-only: what was said is never changed. */
export interface Entry {
  readonly id: number;
  readonly incident: number;
  readonly at: number;
  /** `sensor`, `gateway`, `resident`, or the name of a user or token */
  readonly who: string;
  /** when it was entered where there was no coverage; undefined: `at` */
  readonly enteredAt?: number | undefined;
  readonly fact: Fact;
}

/** Who acts. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  readonly unit?: string | undefined;
}

interface Carried {
  readonly note?: string | undefined;
  /** ids of photos that were uploaded before */
  readonly photos?: readonly string[] | undefined;
  readonly reading?: string | undefined;
}

/** What a person does with an incident. */
export type Act =
  | ({
      readonly act: 'take';
      readonly step: string;
      readonly unit?: string | undefined;
      readonly user?: string | undefined;
    } & Carried)
  | { readonly act: 'begin-work'; readonly minutes?: number | undefined }
  | ({ readonly act: 'note' } & Carried)
  | {
      readonly act: 'assign';
      readonly unit: string;
      readonly user?: string | undefined;
      readonly note?: string | undefined;
    }
  | { readonly act: 'overrule'; readonly reason: string }
  | { readonly act: 'false-alarm'; readonly reason: string }
  | { readonly act: 'duplicate'; readonly of: number; readonly reason?: string | undefined }
  | { readonly act: 'reopen'; readonly reason: string };

/** Why an act was not done. */
export const REFUSALS = [
  'unknown-incident',
  'closed',
  'not-next',
  'role',
  'unit',
  'missing-note',
  'missing-photo',
  'missing-reading',
  'missing-unit',
  'not-handed-in',
  'same-person',
  'events-open',
  'already',
] as const;
export interface Refusal {
  readonly refused: (typeof REFUSALS)[number];
  /** for a person, in one sentence */
  readonly detail: string;
}
