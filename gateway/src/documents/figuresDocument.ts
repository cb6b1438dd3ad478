import { incidentName } from '../incidents/incidentName.ts';
import type { Figures, Overdue } from '../supervision/types.ts';
import { iso } from './words.ts';

function overdueDocument({ incident, unit, step, openedAt, dueAt }: Overdue) {
  return { incident: incidentName(incident), unit, step, openedAt: iso(openedAt), dueAt: iso(dueAt) };
}

/** Figures, as everybody outside sees them. Times are RFC 3339, UTC; what took a while is in ms; shares are 0 to 1. */
export function figuresDocument(figures: Figures) {
  const { from, to, filter, longestOpen, overdue, ...rest } = figures;
  const { unit = null, cell = null, rule = null } = filter;
  return {
    ...{ from: iso(from), to: iso(to), filter: { unit, cell, rule } },
    ...rest,
    longestOpen: longestOpen && {
      ...{ incident: incidentName(longestOpen.incident), since: iso(longestOpen.since), ms: longestOpen.ms },
    },
    overdue: overdue.map(overdueDocument),
  };
}
