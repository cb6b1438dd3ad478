import type { EventNote, Shelf } from '../store/reviews.ts';
import { iso } from './words.ts';

/** What people have made of an event, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface ReviewDocument {
  /** the last that somebody said of it */
  readonly verdict: 'unconfirmed' | 'confirmed' | 'false-alarm';
  /** by whom first; null while nobody has seen it */
  readonly acknowledged: { readonly at: string; readonly who: string } | null;
  /** by whom it was let go, and when; null where nobody has */
  readonly released: { readonly at: string; readonly who: string } | null;
  readonly comments: number;
  /** nobody wants to hear of this rule of this cover until then */
  readonly shelvedUntil: string | null;
}

/** `notes`: oldest first. Whoever judges an event has seen it. */
export function reviewDocument(notes: readonly EventNote[], shelf: Shelf | undefined): ReviewDocument {
  const [seen] = notes.filter(({ kind }) => kind !== 'comment');
  const verdict = notes.findLast(({ kind }) => kind === 'confirmed' || kind === 'false-alarm');
  const released = notes.findLast(({ kind }) => kind === 'released');
  return {
    verdict: verdict === undefined ? 'unconfirmed' : (verdict.kind as 'confirmed' | 'false-alarm'),
    acknowledged: seen === undefined ? null : { at: iso(seen.at), who: seen.who },
    released: released === undefined ? null : { at: iso(released.at), who: released.who },
    comments: notes.filter(({ kind }) => kind === 'comment').length,
    shelvedUntil: shelf === undefined ? null : iso(shelf.until),
  };
}

export interface NoteDocument extends Omit<EventNote, 'at'> {
  readonly at: string;
}

export function noteDocument(note: EventNote): NoteDocument {
  return { ...note, at: iso(note.at) };
}

export interface ShelfDocument extends Omit<Shelf, 'at' | 'until'> {
  readonly at: string;
  readonly until: string;
}

export function shelfDocument(shelf: Shelf): ShelfDocument {
  return { ...shelf, at: iso(shelf.at), until: iso(shelf.until) };
}
