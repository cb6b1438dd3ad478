import type { Event } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { RULES, type Rule } from '../../api/words.ts';

/** How many are read: more than these no cover has had in a year, or nobody reads them here. */
export const MOST = 500;

/** Was it so at some time between? ms. */
function isBetween(from: string, to: string | null, span: { readonly from: number; readonly to: number }): boolean {
  return Date.parse(from) <= span.to && (to === null || Date.parse(to) >= span.from);
}

/** Events of a span by rule, in the order of the gateway; rules without any are left out. */
export function byRule(
  events: readonly Event[],
  span: { readonly from: number; readonly to: number },
): readonly (readonly [Rule, readonly Event[]])[] {
  const seen = events.filter(({ onset, clearedAt }) => isBetween(onset, clearedAt, span));
  return RULES.flatMap((rule) => {
    const of = seen.filter((event) => event.rule === rule);
    return of.length === 0 ? [] : [[rule, of] as const];
  });
}

export function incidentsOf(
  incidents: readonly Incident[],
  span: { readonly from: number; readonly to: number },
): readonly Incident[] {
  return incidents.filter(({ openedAt, closedAt }) => isBetween(openedAt, closedAt, span));
}

/** One of these, new or as it is now, in the place of its old self. */
export function withNewer<T extends { readonly id: string }>(rows: readonly T[], newer: T): readonly T[] {
  return rows.some(({ id }) => id === newer.id)
    ? rows.map((row) => (row.id === newer.id ? newer : row))
    : [newer, ...rows];
}
