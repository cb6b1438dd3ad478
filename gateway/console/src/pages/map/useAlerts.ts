import { useMemo } from 'preact/hooks';
import type { Event } from '../../api/eventDocuments.ts';
import { SEVERITIES } from '../../api/words.ts';
import { useList } from '../../shell/useList.ts';
import { useStream } from '../../shell/useStream.ts';

/** So many are listed; more than that nobody works through from here. */
const MOST = 500;

const isOpen = ({ clearedAt, withdrawn }: Event): boolean => clearedAt === null && !withdrawn;

/** The worst first, of those the newest. */
export function inOrder(events: readonly Event[]): readonly Event[] {
  return events.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
  );
}

/** What one event makes of a list of those that are open. */
export function withEvent(events: readonly Event[], event: Event): readonly Event[] {
  const others = events.filter(({ id }) => id !== event.id);
  return isOpen(event) && !event.shelved ? [event, ...others].slice(0, MOST) : others;
}

/** Open events that nobody has put aside, by the stream. `onRaised` hears of each new one. */
export function useAlerts(onRaised: (event: Event) => void) {
  const listed = useList<Event>('/api/events', 'events', { open: true, limit: MOST });
  useStream('event', ({ event }) => {
    const isNew = isOpen(event) && !event.shelved && !listed.rows.some(({ id }) => id === event.id);
    listed.set((rows) => withEvent(rows, event));
    // what comes back with a connection is told again, however old it is
    if (isNew && !event.late) onRaised(event);
  });
  const alerts = useMemo(
    () => inOrder(listed.rows.filter(({ shelved, withdrawn }) => !shelved && !withdrawn)),
    [listed.rows],
  );
  return { alerts, isLoading: listed.isLoading, problem: listed.problem };
}
