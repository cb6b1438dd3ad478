import type { ShownIncident, StepPlan } from '../../../api/incidentDocuments.ts';
import type { Role } from '../../../api/roles.ts';
import type { ActName } from '../../../waiting/entered.ts';
import type { Foreseen } from './foresee.ts';

/** What may be done: the one thing that is next, and the rest. */
export interface Choice {
  readonly main: ActName | undefined;
  readonly others: readonly ActName[];
}

/** In the order in which they are offered. */
const ORDER: readonly ActName[] = [
  'begin-work',
  'take',
  'note',
  'assign',
  'overrule',
  'reopen',
  'false-alarm',
  'duplicate',
];

export function planOf({ workflowSteps, next }: Pick<ShownIncident, 'workflowSteps' | 'next'>): StepPlan | undefined {
  return workflowSteps.find(({ step }) => step === next?.step);
}

/**
 * A crew begins the work, then hands it in. Whoever sits at a desk gives the work to somebody, and takes the other steps; they may do a
 * crew's work, too, but it is not what they are asked first.
 */
export function choose(incident: ShownIncident, foreseen: Foreseen, role: Role): Choice {
  const may = ORDER.filter((act) => foreseen.may.includes(act));
  // begun is begun: once more only makes the maintenance window longer
  const offered = may.filter(
    (act) => act !== 'begin-work' || !foreseen.work || incident.verification.state === 'refuted',
  );
  const main = mainOf(incident, offered, role, foreseen);
  return { main, others: offered.filter((act) => act !== main) };
}

function mainOf(incident: ShownIncident, may: readonly ActName[], role: Role, { work }: Foreseen): ActName | undefined {
  const kind = planOf(incident)?.kind;
  if (kind !== 'handle') return may.includes('take') ? 'take' : undefined;
  if (role === 'crew') {
    if (may.includes('begin-work') && !work) return 'begin-work';
    return may.includes('take') ? 'take' : undefined;
  }
  if (incident.verification.state === 'refuted' && may.includes('overrule')) return undefined;
  return incident.unit === null && may.includes('assign') ? 'assign' : undefined;
}
