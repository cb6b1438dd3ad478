import { isWorkDone } from './decide.ts';
import type { Fact, Incident, Refusal } from './types.ts';
import { nextPlan, type WorkflowBook } from './workflow.ts';

/** For so long behind the closing the word of whoever reported it counts. */
const HEARD_MS = 14 * 86_400_000;

/** What whoever reported it says of it. */
export interface Answer {
  readonly safe: boolean;
  readonly text?: string | undefined;
}

/**
 * What the answer makes of the incident. That it is safe takes the step that asks for it; that it is not sends it back to the
 * work, unless that is still going on.
 */
export function decideAnswer(
  incident: Incident,
  { safe, text }: Answer,
  context: { readonly workflows: WorkflowBook; readonly now: number; readonly open: Incident | undefined },
): readonly Fact[] | Refusal {
  const { workflows, now, open } = context;
  const { closedAt, next } = incident;
  if (incident.kind === 'parent') return { refused: 'not-next', detail: 'nobody has reported it' };
  if (closedAt !== undefined && now > closedAt + HEARD_MS) {
    return { refused: 'closed', detail: 'it was closed long ago: what is wrong now is to be reported anew' };
  }
  const answered: Fact = { kind: 'answered', safe, text };
  if (safe) {
    const isAsked = next !== undefined && nextPlan(workflows, incident)?.kind === 'answer';
    return isAsked ? [answered, { kind: 'step', step: next.step, dueAt: next.dueAt }] : [answered];
  }
  const isOver = closedAt !== undefined || isWorkDone(incident, workflows, incident.workflow);
  const isFree = open === undefined || open.id === incident.id;
  return isOver && isFree
    ? [answered, { kind: 'reopened', reason: 'whoever reported it says it is not safe' }]
    : [answered];
}
