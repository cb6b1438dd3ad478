import type { Entry, Fact, Incident } from '../../gateway/src/incidents/types.ts';

export const OPENED_AT = Date.UTC(2026, 0, 1, 8);

/** An incident at a cover that was opened by an event and has been reported; `more` in place of that. */
export function incident(id: number, more: Partial<Incident> = {}): Incident {
  return {
    id,
    kind: 'cover',
    cover: 'C-1',
    cell: undefined,
    place: undefined,
    workflow: 'six-steps',
    origin: 'event',
    matter: 'open',
    severity: 'critical',
    text: undefined,
    openedAt: OPENED_AT,
    steps: [{ step: 'discovered', at: OPENED_AT, who: 'sensor', dueAt: undefined }],
    next: { step: 'reported', since: OPENED_AT, from: OPENED_AT, dueAt: OPENED_AT + 3_600_000 },
    card: 'none',
    unit: undefined,
    assignee: undefined,
    level: 0,
    work: undefined,
    handedIn: undefined,
    verification: { state: 'none' },
    events: [],
    reports: 0,
    photos: 0,
    children: [],
    parent: undefined,
    reopened: 0,
    reopenedAt: undefined,
    closedAt: undefined,
    result: undefined,
    last: 1,
    ...more,
  };
}

export function entry(id: number, fact: Fact, more: Partial<Entry> = {}): Entry {
  return { id, incident: 1, at: OPENED_AT, who: 'ann', fact, ...more };
}
