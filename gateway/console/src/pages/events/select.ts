import type { Event, EventNote } from '../../api/eventDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import { RULES, type Rule, SEVERITIES, type Severity } from '../../api/words.ts';

/** What the list is narrowed to. `days`: how far back, of what is over. */
export interface Filter {
  readonly cover: string;
  readonly rule: Rule | '';
  readonly severity: Severity | '';
  readonly shelved: 'yes' | 'no';
}

export const NO_FILTER: Filter = { cover: '', rule: '', severity: '', shelved: 'yes' };
export const ALLOWED = { rule: ['', ...RULES], severity: ['', ...SEVERITIES], shelved: ['yes', 'no'] } as const;

const isOpen = ({ clearedAt, withdrawn }: Event): boolean => clearedAt === null && !withdrawn;

/** What the API is not asked to leave out: severities, and parts of the number of a cover. */
export function isWanted(event: Event, { cover, rule, severity, shelved }: Filter): boolean {
  return (
    event.cover.toLowerCase().includes(cover.trim().toLowerCase()) &&
    (rule === '' || event.rule === rule) &&
    (severity === '' || event.severity === severity) &&
    (shelved === 'yes' || !event.shelved)
  );
}

/** The worst first, of those the newest; what somebody has seen behind what nobody has. */
export function inOrder(events: readonly Event[]): readonly Event[] {
  return events.toSorted(
    (a, b) =>
      Number(a.shelved) - Number(b.shelved) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
  );
}

/** A list of open events, and one of those that are over, after the stream has told of one. */
export function withEvent(
  { open, over }: { readonly open: readonly Event[]; readonly over: readonly Event[] },
  event: Event,
): { readonly open: readonly Event[]; readonly over: readonly Event[] } {
  const [others, past] = [open, over].map((rows) => rows.filter(({ id }) => id !== event.id));
  return isOpen(event)
    ? { open: [event, ...(others ?? [])], over: past ?? [] }
    : { open: others ?? [], over: [event, ...(past ?? [])] };
}

/** What a note changes in the review of its event, as far as the note tells. */
export function withNote(event: Event, { kind, at, who }: Omit<EventNote, 'id' | 'event' | 'text'>): Event {
  const { review } = event;
  if (kind === 'acknowledged') return { ...event, review: { ...review, acknowledged: { at, who } } };
  if (kind === 'released') return { ...event, review: { ...review, released: { at, who } } };
  if (kind === 'confirmed' || kind === 'false-alarm') return { ...event, review: { ...review, verdict: kind } };
  return { ...event, review: { ...review, comments: review.comments + 1 } };
}

/** The incident of each event, of those that are open. */
export function incidentsByEvent(incidents: readonly Incident[]): ReadonlyMap<string, string> {
  return new Map(incidents.flatMap(({ id, events }) => events.map(({ event }) => [event, id] as const)));
}
