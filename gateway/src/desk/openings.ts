import { assignedUnit } from '../incidents/assign.ts';
import type { Fact, Incident, Origin, Place } from '../incidents/types.ts';
import { workflowOf } from '../incidents/workflow.ts';
import type { DeskContext } from './context.ts';

type Opened = Extract<Fact, { kind: 'opened' }>;

interface Opening extends Pick<Opened, 'matter' | 'severity' | 'text' | 'photos'> {
  readonly cover: string | undefined;
  /** where there is no cover, or nobody knows where that is */
  readonly place?: Place | undefined;
  readonly origin: Origin;
}

/** What is said first of a new incident: what the city knows of its cover belongs to it. */
export function openedBy({ store, settings }: DeskContext, opening: Opening): Opened {
  const { cover, place: seen, origin, matter, severity, text, photos } = opening;
  const details = cover === undefined ? undefined : store.inventory.details(cover);
  const { lat, lon, address, cell, unit: owner } = details ?? {};
  const place = lat === undefined || lon === undefined ? seen : { lat, lon, address };
  const { workflows, assign } = settings();
  const workflow = workflows.standard;
  // where no step is about it, whose work it is stands there from the beginning
  const isStep = workflowOf(workflows, workflow).steps.some(({ kind }) => kind === 'assign');
  const unit = isStep ? undefined : assignedUnit(assign, { cell, unit: owner, matter });
  return {
    ...{ kind: 'opened', of: 'cover', cover, cell, place, workflow },
    ...{ origin, matter, severity, unit, text, photos },
  } as const;
}

/** The one that is open at a cover, or where there is none the nearest that is open near the place. */
export function openNear(
  { store, settings }: DeskContext,
  where: { readonly cover?: string | undefined; readonly place?: Place | undefined },
): Incident | undefined {
  const { cover, place } = where;
  // a cover that is named is the one: that of its neighbour is another
  if (cover !== undefined) return store.incidents.openOf(cover);
  return place && store.incidents.nearest(place, settings().near);
}
