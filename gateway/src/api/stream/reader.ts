import type { ServerResponse } from 'node:http';
import { noteDocument } from '../../documents/reviewDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import { isStorageTrouble } from '../../store/trouble.ts';
import { isIncidentChange } from '../../store/types.ts';
import { eventsWithReviews } from '../routes/events.ts';
import type { Heard } from './heard.ts';
import { message } from './message.ts';
import type { Place } from './place.ts';

/** Something of which only the present state counts. */
export type Subject = `cover ${string}` | `part ${string}` | `incident ${number}`;

/** One who reads the stream. */
export interface Reader {
  /** There may be something new: writes as much of it as is taken. Never throws. */
  pump(): void;
  /** These have changed: told as they stand once the reader takes it, however often they change until then. */
  changed(subjects: Iterable<Subject>): void;
  /** From time to time: keeps the connection open. False where the reader has taken nothing since the last time. */
  beat(): boolean;
  end(): void;
}

export interface ReaderOptions {
  readonly response: ServerResponse;
  readonly store: () => Store | undefined;
  readonly clock: Clock;
  readonly heard: Heard;
  /** JSON of how it stands now; undefined where it is not there any more */
  readonly current: (subject: Subject) => string | undefined;
  /** where it goes on; undefined: from now on */
  readonly from: Place | undefined;
  /** a fault of ours, after which the reader is let go */
  readonly onFault: (error: unknown) => void;
}

/** Bytes that may wait for a slow reader. What stands in the database waits there. */
const WAITING = 262_144;
const PAGE = 200;

export function createReader({ response, store, clock, heard, current, from, onFault }: ReaderOptions): Reader {
  const waiting = new Set<Subject>();
  let place: Place | undefined = from;
  let isSettled = false;
  let isReady = false;
  let takenAtBeat = -1;

  function isFull(): boolean {
    return response.destroyed || response.writableLength > WAITING;
  }

  /** Where the reader begins; one that wants what is not there any more begins anew, and is told. */
  function settle(open: Store): Place {
    if (isSettled && place) return place;
    isSettled = true;
    heard.note(open.registry.lastHeard());
    const { oldest, newest } = open.outbox.bounds();
    const now: Place = { outbox: newest, note: open.reviews.last(), heard: heard.upTo() };
    if (place === undefined) {
      place = now;
      return place;
    }
    const isPruned = place.outbox < newest && (oldest === 0 || place.outbox + 1 < oldest);
    const isOfLater = place.outbox > newest || place.note > now.note || place.heard > clock.now();
    if (isPruned || isOfLater) {
      place = now;
      const reason = isPruned ? 'what came between is not kept any more' : 'this id is none of this gateway';
      response.write(message('reset', JSON.stringify({ reason: `${reason}: read all again` }), now));
      return place;
    }
    for (const cover of open.registry.heardSince(place.heard)) waiting.add(`cover ${cover}`);
    return place;
  }

  /** The next page of what stands in the database; false where there is none. */
  function page(open: Store, at: Place): boolean {
    const entries = open.outbox.after(at.outbox, PAGE);
    const notes = open.reviews.after(at.note, PAGE);
    for (const { id, change } of entries) {
      at = { ...at, outbox: id };
      if (isIncidentChange(change)) {
        waiting.add(`incident ${change.incident}`);
        continue;
      }
      waiting.add(`cover ${change.cover}`);
      const row = open.events.get(change.id);
      const [event] = row ? eventsWithReviews(open, [row], clock.now()) : [];
      // an event that was pruned is of no use to anybody
      if (event) response.write(message('event', JSON.stringify({ kind: change.transition.kind, event }), at));
    }
    for (const note of notes) {
      at = { ...at, note: note.id };
      response.write(message('note', JSON.stringify(noteDocument(note)), at));
    }
    place = at;
    return entries.length + notes.length > 0;
  }

  /** How those stand that have changed; the last one says that all are told. */
  function tellWaiting(at: Place): void {
    const upTo = heard.upTo();
    for (const subject of waiting) {
      if (isFull()) return;
      waiting.delete(subject);
      const document = current(subject);
      if (waiting.size === 0) place = { ...at, heard: upTo };
      const kind = subject.slice(0, subject.indexOf(' '));
      if (document !== undefined) response.write(message(kind, document, place));
    }
    place = { ...at, heard: upTo };
  }

  function work(open: Store): void {
    let at = settle(open);
    while (!isFull() && page(open, at)) at = place ?? at;
    if (isFull()) return;
    tellWaiting(place ?? at);
    if (isReady || isFull()) return;
    isReady = true;
    response.write(message('ready', '{}', place));
  }

  function pump(): void {
    const open = store();
    if (!open || response.destroyed) return;
    try {
      work(open);
    } catch (error) {
      // it stands where it stood, and is tried again with the next change or beat
      if (isStorageTrouble(error)) return;
      onFault(error);
      response.destroy();
    }
  }

  response.on('drain', pump);
  return {
    pump,
    changed(subjects) {
      for (const subject of subjects) waiting.add(subject);
      pump();
    },
    beat() {
      const taken = response.socket?.bytesWritten ?? 0;
      if (isFull() && taken === takenAtBeat) {
        response.destroy();
        return false;
      }
      takenAtBeat = taken;
      if (!isFull()) response.write(': still here\n\n');
      pump();
      return true;
    },
    end: () => void response.end(),
  };
}
