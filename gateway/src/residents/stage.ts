import type { Incident } from '../incidents/types.ts';
import type { ResidentReport } from './report.ts';

/** How far a report is, for somebody who knows nothing of workflows. */
export const STAGES = [
  'held',
  'rejected',
  'reported',
  'assigned',
  'at-work',
  'checking',
  'done',
  'resolved',
  'false-alarm',
  'duplicate',
] as const;
export type Stage = (typeof STAGES)[number];

/** Says neither who does the work nor what they wrote. */
export function stageOf({ state }: Pick<ResidentReport, 'state'>, incident: Incident | undefined): Stage {
  if (state === 'held' || state === 'rejected') return state;
  if (!incident) return state === 'closed' ? 'resolved' : 'reported';
  if (incident.closedAt !== undefined) return incident.result ?? 'resolved';
  const { state: said } = incident.verification;
  if (said === 'verified' || said === 'overruled') return 'done';
  if (incident.handedIn || said === 'waiting') return 'checking';
  if (incident.work) return 'at-work';
  return incident.unit === undefined ? 'reported' : 'assigned';
}

/** For so long behind the end somebody can still say that it is not safe. */
const ANSWERABLE_MS = 14 * 86_400_000;

/** Is the reporter asked whether it is safe? Once for each time that the work was done. */
export function mayAnswer({ state, answeredAt }: ResidentReport, incident: Incident | undefined, now: number): boolean {
  if (!incident || (state !== 'open' && state !== 'closed') || incident.result === 'duplicate') return false;
  const { closedAt, verification } = incident;
  const isDone = verification.state === 'verified' || verification.state === 'overruled';
  const doneAt = closedAt ?? (isDone ? verification.at : undefined);
  if (doneAt === undefined || now - doneAt > ANSWERABLE_MS) return false;
  return answeredAt === undefined || answeredAt < (isDone ? verification.at : doneAt);
}
