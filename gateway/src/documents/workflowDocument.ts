import type { Evidence, StepKind, StepPlan, Workflow } from '../incidents/types.ts';

/** What a step asks of whoever takes it. */
export interface StepDocument {
  readonly step: string;
  readonly kind: StepKind;
  readonly by: StepPlan['by'];
  readonly needs: readonly Evidence[];
}

const MINUTE_MS = 60_000;

export function stepDocument({ step, kind, by, needs }: StepPlan): StepDocument {
  return { step, kind, by, needs };
}

/** A workflow, as everybody outside sees it. */
export function workflowDocument({ name, steps }: Workflow) {
  return {
    name,
    steps: steps.map((plan) => ({
      ...stepDocument(plan),
      automatic: plan.automatic === true,
      limits: plan.limits.map(({ matters, severities, withinMs, from }) => {
        return { matters: matters ?? null, severities: severities ?? null, minutes: withinMs / MINUTE_MS, from };
      }),
    })),
  };
}
