import type { Query } from '../../../api/client.ts';
import type { SessionUser } from '../../../api/documents.ts';
import type { Incident } from '../../../api/incidentDocuments.ts';

export const STATES = ['open', 'closed'] as const;
const WHOSE = ['all', 'mine', 'unit'] as const;
export const CARD_FILTERS = ['', 'yellow', 'red'] as const;

/** What the board shows; it stands in the address, so that it can be sent to somebody. */
export interface Filters {
  readonly state: (typeof STATES)[number];
  readonly whose: (typeof WHOSE)[number];
  readonly card: (typeof CARD_FILTERS)[number];
  readonly unit: string;
  readonly cell: string;
}

/** Whose incidents can be asked for: those of a unit by who has one. */
export function whoseOf(user: SessionUser | null): readonly Filters['whose'][] {
  return WHOSE.filter((one) => one !== 'unit' || user?.unit);
}

function oneOf<T extends string>(all: readonly T[], text: string | null, otherwise: T): T {
  return all.find((one) => one === text) ?? otherwise;
}

/** What is not understood counts as not said. A crew begins with the work of its unit. */
export function readFilters(search: URLSearchParams, user: SessionUser | null): Filters {
  const first = user?.role === 'crew' && user.unit !== null ? 'unit' : 'all';
  return {
    state: oneOf(STATES, search.get('state'), 'open'),
    whose: oneOf(whoseOf(user), search.get('whose'), first),
    card: oneOf(CARD_FILTERS, search.get('card'), ''),
    unit: search.get('unit') ?? '',
    cell: search.get('cell') ?? '',
  };
}

export function toSearch(filters: Filters, change: Partial<Filters>): Record<string, string> {
  const { state, whose, card, unit, cell } = { ...filters, ...change };
  return {
    whose,
    ...(state === 'open' ? {} : { state }),
    ...(card === '' ? {} : { card }),
    ...(unit === '' ? {} : { unit }),
    ...(cell === '' ? {} : { cell }),
  };
}

/** What the gateway is asked for: as much as it can choose by itself. */
export function toQuery(
  { state, card, unit, cell }: Filters,
  user: SessionUser | null,
  whose: Filters['whose'],
): Query {
  const mine = whose === 'unit' && unit === '' ? (user?.unit ?? '') : unit;
  return { open: state === 'open', card, unit: mine, cell, limit: state === 'open' ? 500 : 50 };
}

/** Does it belong on the board? For those that come by the stream, and what only this person's eyes decide. */
export function matches(incident: Incident, filters: Filters, user: SessionUser | null): boolean {
  const { state, whose, card, unit, cell } = filters;
  if ((incident.closedAt === null) !== (state === 'open')) return false;
  if (incident.kind === 'parent') return true;
  if (card !== '' && incident.card !== card) return false;
  if (unit !== '' && incident.unit !== unit) return false;
  if (cell !== '' && incident.cell !== cell) return false;
  if (whose === 'unit' && user?.unit) return incident.unit === user.unit;
  return whose !== 'mine' || isMine(incident, user);
}

function isMine({ assignee, work, handedIn }: Incident, user: SessionUser | null): boolean {
  return user !== null && [assignee, work?.who, handedIn?.who].includes(user.name);
}
