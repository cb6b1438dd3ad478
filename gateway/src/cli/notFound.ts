import { didYouMean } from '../config/nearest.ts';
import { gatewayError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { CoverRecord, EventRow } from '../store/types.ts';

/** The cover, or `not-found` with the nearest one that there is. */
export function coverOrThrow({ covers }: Store, cover: string): CoverRecord {
  const record = covers.get(cover);
  if (record) return record;
  const known = covers.list({}).map((one) => one.cover);
  throw gatewayError('not-found', `there is no cover ${cover}${didYouMean(cover, known)}`, {
    hint: 'lidwatch cover list shows all; those of a new key file come in when the gateway starts',
  });
}

/** Throws `not-found` with the nearest group that there is, where there is none of that name. */
export function groupOrThrow({ groups }: Store, group: string | undefined): void {
  if (groups.has(group)) return;
  throw gatewayError('not-found', `there is no group ${group}${didYouMean(group ?? '', groups.names())}`, {
    hint: 'lidwatch group list shows all; a group is there when a cover is in it (cover import, provision, cover add)',
  });
}

export function noEvent(event: string) {
  return gatewayError('not-found', `there is no event ${event}`, { hint: 'lidwatch event list shows the newest' });
}

/** The event, or `not-found`. */
export function eventOrThrow({ events }: Store, event: string): EventRow {
  const row = events.get(event);
  if (row) return row;
  throw noEvent(event);
}
