import { useMemo } from 'preact/hooks';
import type { Event } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { useList } from '../../shell/useList.ts';
import { useStream } from '../../shell/useStream.ts';
import { type Filter, incidentsByEvent, inOrder, isWanted, withEvent, withNote } from './select.ts';

const MOST = 500;

/** What is raised and what was, by the stream. */
export function useEvents(filter: Filter) {
  const rule = filter.rule === '' ? {} : { rule: filter.rule };
  const open = useList<Event>('/api/events', 'events', { open: true, limit: MOST, ...rule });
  const over = useList<Event>('/api/events', 'events', { open: false, limit: 100, ...rule });
  const incidents = useList<Incident>('/api/incidents', 'incidents', { limit: MOST });

  useStream('event', ({ event }) => {
    open.set((rows) => withEvent({ open: rows, over: [] }, event).open);
    over.set((rows) => withEvent({ open: [], over: rows }, event).over);
  });
  useStream('note', (note) => {
    const noted = (rows: readonly Event[]) => rows.map((row) => (row.id === note.event ? withNote(row, note) : row));
    open.set(noted);
    over.set(noted);
  });
  useStream('incident', (incident) => {
    incidents.set((rows) => [incident, ...rows.filter(({ id }) => id !== incident.id)]);
  });

  return {
    open: useMemo(() => inOrder(open.rows.filter((event) => isWanted(event, filter))), [open.rows, filter]),
    over: useMemo(() => over.rows.filter((event) => isWanted(event, filter)), [over.rows, filter]),
    incidents: useMemo(() => incidentsByEvent(incidents.rows), [incidents.rows]),
    openList: open,
    overList: over,
  };
}
