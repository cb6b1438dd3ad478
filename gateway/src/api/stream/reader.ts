import type { ServerResponse } from 'node:http';
import { noteDocument } from '../../documents/reviewDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import { eventsWithReviews } from '../routes/events.ts';
import { formatPlace, type Place } from './place.ts';

/** One who reads the stream. */
export interface Reader {
  /** There may be something new: writes as much of it as is taken. */
  pump(): void;
  /** What is true just now and stands nowhere: dropped where the reader is slow. False where it was. */
  tell(kind: string, data: unknown): boolean;
  comment(text: string): void;
  end(): void;
}

export interface ReaderOptions {
  readonly response: ServerResponse;
  readonly store: () => Store | undefined;
  readonly clock: Clock;
  /** where it goes on; undefined: from now on */
  readonly from: Place | undefined;
}

/** Bytes that may wait for a slow reader. What stands in the database waits there. */
const WAITING = 262_144;
const PAGE = 200;

/** `event:` and `data:` of the HTML standard, section 9.2.6. JSON has no line ends of its own. */
function message(kind: string, data: unknown, place?: Place): string {
  const id = place === undefined ? '' : `id: ${formatPlace(place)}\n`;
  return `event: ${kind}\n${id}data: ${JSON.stringify(data)}\n\n`;
}

export function createReader({ response, store, clock, from }: ReaderOptions): Reader {
  let place: Place | undefined = from;

  function isFull(): boolean {
    return response.destroyed || response.writableLength > WAITING;
  }

  /** Where the reader stands; one that wants what is not there any more begins anew, and is told. */
  function settle({ outbox, reviews }: Store): Place {
    const { oldest, newest } = outbox.bounds();
    const now = { outbox: newest, note: reviews.last() };
    if (place === undefined) place = now;
    else if (place.outbox > newest || place.note > now.note || (place.outbox + 1 < oldest && place.outbox < newest)) {
      place = now;
      response.write(message('reset', { reason: 'what came between is not kept any more: read all again' }, now));
    }
    return place;
  }

  /** The next page; false where there is none. */
  function page(from: Store, at: Place): boolean {
    const entries = from.outbox.after(at.outbox, PAGE);
    const notes = from.reviews.after(at.note, PAGE);
    for (const { id, change } of entries) {
      place = { outbox: id, note: place?.note ?? at.note };
      const row = from.events.get(change.id);
      const [event] = row ? eventsWithReviews(from, [row], clock.now()) : [];
      // an event that was pruned is of no use to anybody
      if (event) response.write(message('event', { kind: change.transition.kind, event }, place));
    }
    for (const note of notes) {
      place = { outbox: place?.outbox ?? at.outbox, note: note.id };
      response.write(message('note', noteDocument(note), place));
    }
    return entries.length + notes.length > 0;
  }

  function pump(): void {
    const open = store();
    if (!open) return;
    while (!isFull() && page(open, settle(open)));
  }

  response.on('drain', pump);
  return {
    pump,
    tell(kind, data) {
      if (isFull()) return false;
      response.write(message(kind, data));
      return true;
    },
    comment(text) {
      if (!isFull()) response.write(`: ${text}\n\n`);
    },
    end: () => void response.end(),
  };
}
