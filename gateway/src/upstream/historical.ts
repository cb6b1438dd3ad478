import { isIncidentChange, type OutboxEntry } from '../store/types.ts';

/** What is brought later than this after it was found is no news: no siren is to sound for yesterday's flood. */
const NEWS_MS = 5 * 60_000;

/** Is an entry that is brought at `now` history? Then its CloudEvent says so, by the extension attribute `historical`. */
export function isHistorical({ change, createdAt }: OutboxEntry, now: number): boolean {
  const isLate = !isIncidentChange(change) && change.late === true;
  return isLate || now - createdAt > NEWS_MS;
}
