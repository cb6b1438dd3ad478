import type { RuleName } from '../detect/rule.ts';
import type { Matter } from './types.ts';
import type { WorkflowBook } from './workflow.ts';

/** Whose work it is: the first row holds of which everything fits that it names. */
export interface AssignRow {
  readonly cell?: string | undefined;
  /** that owns the cover */
  readonly unit?: string | undefined;
  readonly matter?: Matter | undefined;
  /** the unit that is to work on it */
  readonly to: string;
}

/** When a sensor is believed that a cover is safe. */
export interface VerifySettings {
  /** deg: it lies within this of its zero */
  readonly tilt: number;
  /** ms: and has done so, closed and still, for so long */
  readonly stillMs: number;
  /** ms: work that is handed in waits for so long before the clock goes on */
  readonly patienceMs: number;
}

/** How incidents are opened, assigned, verified and watched; `incidents` of gateway.yaml. */
export interface IncidentSettings {
  readonly workflows: WorkflowBook;
  /** rules whose events open one; the others join one that is open */
  readonly opens: readonly RuleName[];
  readonly verify: VerifySettings;
  /** ms: of the maintenance window that beginning the work arms, unless the crew says otherwise */
  readonly workMs: number;
  /** metres: what is seen so near to an open incident belongs to it */
  readonly near: number;
  /** so many covers of a cell that flood within so long become one parent incident */
  readonly parents: { readonly covers: number; readonly withinMs: number };
  readonly assign: readonly AssignRow[];
  /** to: the unit that is to look behind a red card; absent: the one whose work it is */
  readonly escalate: { readonly to?: string | undefined };
}
