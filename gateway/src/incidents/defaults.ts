import { RULE_NAMES } from '../detect/rule.ts';
import type { IncidentSettings } from './settings.ts';
import type { Matter, StepLimit, Workflow } from './types.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Guangzhou 2021: a missing or broken cover is repaired within 6 h, all else within 36 h (facts of the domain). */
const URGENT: readonly Matter[] = ['missing', 'open', 'displaced'];

function fromOpening(urgentMs: number, elseMs: number): readonly StepLimit[] {
  return [
    { matters: URGENT, withinMs: urgentMs, from: 'opened' },
    { withinMs: elseMs, from: 'opened' },
  ];
}

const HANDLED = fromOpening(6 * HOUR_MS, 36 * HOUR_MS);
const FEEDBACK: readonly StepLimit[] = [{ withinMs: 24 * HOUR_MS, from: 'previous' }];
const FOLLOW_UP: readonly StepLimit[] = [{ withinMs: 72 * HOUR_MS, from: 'previous' }];

/** The closed loop of city practice. */
const SIX_STEPS: Workflow = {
  name: 'six-steps',
  steps: [
    { step: 'discovered', kind: 'open', by: 'crew', needs: [], limits: [] },
    {
      ...{ step: 'reported', kind: 'plain', by: 'dispatcher', needs: [], automatic: true },
      limits: fromOpening(30 * MINUTE_MS, 4 * HOUR_MS),
    },
    {
      ...{ step: 'assigned', kind: 'assign', by: 'dispatcher', needs: [], automatic: true },
      limits: fromOpening(HOUR_MS, 8 * HOUR_MS),
    },
    { step: 'handled', kind: 'handle', by: 'crew', needs: ['note', 'photo'], limits: HANDLED },
    { step: 'feedback', kind: 'plain', by: 'crew', needs: ['note'], limits: FEEDBACK },
    { step: 'follow-up', kind: 'answer', by: 'dispatcher', needs: [], limits: FOLLOW_UP },
    { step: 'closed', kind: 'close', by: 'dispatcher', needs: [], automatic: true, limits: [] },
  ],
};

const FOUR_STEPS: Workflow = {
  name: 'four-steps',
  steps: [
    { step: 'report', kind: 'open', by: 'crew', needs: [], limits: [] },
    { step: 'handle', kind: 'handle', by: 'crew', needs: ['note', 'photo'], limits: HANDLED },
    { step: 'result', kind: 'plain', by: 'crew', needs: ['note'], limits: FEEDBACK },
    { step: 'feedback', kind: 'answer', by: 'dispatcher', needs: [], limits: FOLLOW_UP },
  ],
};

export const BUILT_IN: readonly Workflow[] = [SIX_STEPS, FOUR_STEPS];

export const DEFAULT_SETTINGS: IncidentSettings = {
  workflows: { all: BUILT_IN, standard: SIX_STEPS.name },
  // a single blow of a lorry is no work for anybody; many of them are, and have a rule of their own
  opens: RULE_NAMES.filter((rule) => rule !== 'cover.impact'),
  verify: { tilt: 5, stillMs: 30 * MINUTE_MS, patienceMs: 24 * HOUR_MS },
  workMs: 2 * HOUR_MS,
  near: 30,
  parents: { covers: 5, withinMs: HOUR_MS },
  assign: [],
  escalate: {},
};
