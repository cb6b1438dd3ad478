import { assignedUnit } from './assign.ts';
import type { IncidentSettings } from './settings.ts';
import type { Fact, Incident } from './types.ts';
import { nextPlan } from './workflow.ts';

/**
 * What the gateway does by itself with an incident as it stands: the next step, where that needs nobody, or the closing behind the
 * last. Empty where it waits for somebody. `owner`: the unit that owns a cover.
 */
export function automatic(
  incident: Incident,
  settings: IncidentSettings,
  owner: (cover: string) => string | undefined,
): readonly Fact[] {
  const { kind, closedAt, next, verification, handedIn } = incident;
  if (kind === 'parent' || closedAt !== undefined) return [];
  const isSafe = verification.state === 'verified' || verification.state === 'overruled';
  const plan = nextPlan(settings.workflows, incident);
  // behind the last step; nothing is closed that nobody has vouched for
  if (!plan) return isSafe ? [{ kind: 'closed', result: 'resolved' }] : [];
  const step: Fact = { kind: 'step', step: plan.step, dueAt: next?.dueAt };
  // done under the name that it had in another workflow
  if (plan.kind === 'handle' && isSafe) return [{ ...step, doneAt: handedIn?.at }];
  if (!plan.automatic || plan.needs.length > 0) return [];
  if (plan.kind === 'plain') return incident.origin === 'event' ? [step] : [];
  if (plan.kind === 'close') return isSafe ? [step] : [];
  if (plan.kind !== 'assign') return [];
  const { unit: known, cover } = incident;
  const owned = cover === undefined ? undefined : owner(cover);
  const unit = known ?? assignedUnit(settings.assign, { ...incident, unit: owned });
  return unit === undefined ? [] : [{ kind: 'assigned', unit, by: 'rule' }, step];
}
