import { worseSeverity } from './matters.ts';
import type { IncidentSettings } from './settings.ts';
import type { Fact, Incident } from './types.ts';

/** Can it be a part of a cloudburst? */
export function isOfCloudburst({ kind, matter, cell, parent, closedAt }: Incident): boolean {
  return (
    kind === 'cover' && matter === 'flooding' && cell !== undefined && parent === undefined && closedAt === undefined
  );
}

/** Those that have begun together with `now`; empty where they are too few for a parent. */
export function gathered(
  flooding: readonly Incident[],
  { parents }: IncidentSettings,
  now: number,
): readonly Incident[] {
  const recent = flooding.filter((one) => isOfCloudburst(one) && one.openedAt > now - parents.withinMs);
  return recent.length >= parents.covers ? recent : [];
}

export function openedParent(children: readonly Incident[], cell: string, settings: IncidentSettings): Fact {
  const severity = children.map((one) => one.severity).reduce(worseSeverity);
  const workflow = settings.workflows.standard;
  return { kind: 'opened', of: 'parent', cell, workflow, origin: 'event', matter: 'flooding', severity };
}

/** A parent is over when each of its incidents is. */
export function parentOver({ closedAt }: Incident, hasOpenChild: boolean): readonly Fact[] {
  if (closedAt !== undefined || hasOpenChild) return [];
  return [{ kind: 'closed', result: 'resolved', reason: 'each of its incidents is closed' }];
}
