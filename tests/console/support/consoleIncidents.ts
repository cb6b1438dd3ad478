import type { Incident, ShownIncident, WorkflowsDocument } from '../../../gateway/console/src/api/incidentDocuments.ts';
import type { Act, Entered } from '../../../gateway/console/src/waiting/entered.ts';
import { workflowDocument } from '../../../gateway/src/documents/workflowDocument.ts';
import { BUILT_IN } from '../../../gateway/src/incidents/defaults.ts';

export const AT = '2026-01-01T00:00:00.000Z';

export const BOOK: WorkflowsDocument = { workflows: BUILT_IN.map(workflowDocument), default: 'six-steps' };

/** An incident as the console reads it: a cover that was lifted, with its work awaited. */
export function consoleIncident(more: Partial<Incident> = {}): Incident {
  return {
    ...{ id: 'I-000001', kind: 'cover', cover: 'C-1', coverName: null, cell: 'N1', place: null },
    ...{ workflow: 'six-steps', origin: 'event', matter: 'tilted', severity: 'major', text: null },
    ...{ openedAt: AT, closedAt: null, result: null, steps: [] },
    next: { step: 'handled', since: AT, dueAt: '2026-01-01T10:00:00.000Z' },
    ...{ card: 'none', unit: 'water', assignee: null, level: 0, work: null, handedIn: null },
    verification: { state: 'none', at: null, who: null, reason: null, proof: null },
    ...{ events: [], reports: 0, photos: 0, children: [], parent: null, reopened: 0, last: 1 },
    ...more,
  };
}

export function shownIncident(more: Partial<ShownIncident> = {}): ShownIncident {
  return {
    ...consoleIncident(),
    ...{ entries: [], photoList: [], may: [], verify: { tilt: 5, stillMs: 1_800_000 } },
    workflowSteps: BOOK.workflows[0]?.steps ?? [],
    ...more,
  };
}

/** Something that waits to be sent. */
export function waitingAct(act: Act, more: Partial<Entered> = {}): Entered {
  const what = { kind: 'act', incident: 'I-000001', act } as const;
  return { key: 'k', user: 'kim', enteredAt: 0, what, photos: [], ...more };
}
