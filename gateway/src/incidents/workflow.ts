import type { Awaited, Incident, StepPlan, Workflow } from './types.ts';

/** The ways that incidents can go, as the configuration has them. */
export interface WorkflowBook {
  readonly all: readonly Workflow[];
  /** name of the one that new incidents take */
  readonly standard: string;
}

/**
 * The workflow of that name. One that is configured no more leaves its incidents to the standard one, so that none of them
 * is left without a next step.
 */
export function workflowOf({ all, standard }: WorkflowBook, name: string): Workflow {
  const found = all.find((one) => one.name === name) ?? all.find((one) => one.name === standard) ?? all[0];
  if (!found) throw new Error('there is no workflow');
  return found;
}

export function planOf(book: WorkflowBook, incident: Pick<Incident, 'workflow'>, step: string): StepPlan | undefined {
  return workflowOf(book, incident.workflow).steps.find((plan) => plan.step === step);
}

/**
 * The plan of the step that is awaited. One that the workflow does not know any more leaves its place to what is to come behind
 * those that were taken. undefined: nothing is awaited.
 */
export function nextPlan(
  book: WorkflowBook,
  incident: Pick<Incident, 'workflow' | 'next' | 'steps'>,
): StepPlan | undefined {
  const { workflow, next, steps } = incident;
  return next && (planOf(book, incident, next.step) ?? planBehind(workflowOf(book, workflow), steps));
}

/** What is to come when these were taken. Steps that the workflow does not know any more count as none, and the first as taken. */
export function planBehind({ steps }: Workflow, taken: readonly { readonly step: string }[]): StepPlan | undefined {
  const last = taken.reduce(
    (most, one) =>
      Math.max(
        most,
        steps.findIndex(({ step }) => step === one.step),
      ),
    0,
  );
  return steps[last + 1];
}

/** Those before the work itself: what a reopening leaves standing. */
export function beforeWork({ steps }: Workflow): readonly string[] {
  return steps
    .slice(
      0,
      steps.findIndex(({ kind }) => kind === 'handle'),
    )
    .map(({ step }) => step);
}

type Timed = Pick<Incident, 'matter' | 'severity' | 'openedAt' | 'reopenedAt'>;

/** The step as it is awaited from `since` on. */
export function awaited(plan: StepPlan | undefined, incident: Timed, since: number): Awaited | undefined {
  if (!plan) return undefined;
  const { matter, severity, openedAt, reopenedAt = openedAt } = incident;
  const limit = plan.limits.find(
    ({ matters = [matter], severities = [severity] }) => matters.includes(matter) && severities.includes(severity),
  );
  const from = limit?.from === 'opened' ? reopenedAt : since;
  return { step: plan.step, since, from, dueAt: limit && from + limit.withinMs };
}

/** The incident as these workflows have it now: what it awaits, and until when. The very same where nothing is otherwise. */
export function replanned(book: WorkflowBook, incident: Incident): Incident {
  const { next, card } = incident;
  const now = next && awaited(nextPlan(book, incident), incident, next.since);
  if (!next || !now) return incident;
  const isSame = now.step === next.step;
  if (isSame && now.from === next.from && now.dueAt === next.dueAt) return incident;
  return { ...incident, next: now, card: isSame ? card : 'none' };
}
