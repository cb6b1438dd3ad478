import type { Role } from '../accounts/roles.ts';
import type { Severity } from '../detect/rule.ts';
import type { Matter } from './words.ts';

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
