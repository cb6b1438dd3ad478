import type { Fact, Incident } from '../incidents/types.ts';
import type { EventRow } from '../store/types.ts';
import { type DeskContext, SENSOR } from './context.ts';
import type { Pen } from './pen.ts';
import type { Singly } from './singly.ts';
import type { EventNews } from './takeUp.ts';

/** Rows that one step looks at. */
const PAGE = 100;

/**
 * Holds what is open among events against what is open among incidents, and those against the settings: at a start, since there may be
 * events from before there were incidents, wherever the outbox had to be cut before the desk had read it, and where the settings have
 * changed. Step by step.
 */
export interface Reconcile {
  /** One transaction. False behind the last one. Throws what the store has to say; then nothing of it has happened. */
  step(): boolean;
}

export interface ReconcileOptions {
  readonly store: DeskContext['store'];
  readonly pen: Pen;
  readonly takeUp: (news: EventNews) => void;
  /** Runs a page as one transaction. */
  readonly durably: (work: () => void) => void;
  readonly singly: Singly;
}

export function createReconcile({ store, pen, takeUp, durably, singly }: ReconcileOptions): Reconcile {
  const { events, incidents } = store;
  let before: number | undefined;
  let behind = 0;
  let phase: 'events' | 'incidents' | 'done' = 'events';

  function newsOf({ id, cover, rule, severity, onset, shelved }: EventRow): EventNews {
    return { id, cover, shelved, transition: { rule, severity, onset, kind: 'raised' } };
  }

  function eventsStep(): void {
    const page = events.list({ open: true, limit: PAGE, before });
    durably(() => {
      for (const row of page) singly({ what: 'event', id: row.id }, () => takeUp(newsOf(row)));
    });
    // the page is done when it is durable: one that comes to nothing is looked at again
    before = page.at(-1)?.no;
    if (page.length < PAGE) phase = 'incidents';
  }

  /** What is over and was never told. */
  function overOf({ events: known }: Incident): Fact[] {
    return known.flatMap(({ event, rule, severity, open }): Fact[] => {
      const row = open ? events.get(event) : undefined;
      if (!open || row?.clearedAt === null) return [];
      return [{ kind: 'event', event, rule, severity, change: row?.withdrawn ? 'withdrawn' : 'cleared' }];
    });
  }

  function settle(incident: Incident): void {
    const facts = overOf(incident);
    const after = facts.length > 0 ? pen.say(incident, facts, SENSOR) : incident;
    if (after.closedAt === undefined) pen.renew(after);
  }

  function incidentsStep(): void {
    const page = incidents.openBehind(behind, PAGE);
    durably(() => {
      for (const incident of page) singly({ what: 'incident', id: incident.id }, () => settle(incident));
    });
    behind = page.at(-1)?.id ?? behind;
    if (page.length < PAGE) phase = 'done';
  }

  return {
    step() {
      if (phase === 'events') eventsStep();
      else if (phase === 'incidents') incidentsStep();
      return phase !== 'done';
    },
  };
}
