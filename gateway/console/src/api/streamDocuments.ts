import type { Cover } from './coverDocuments.ts';
import type { Part } from './documents.ts';
import type { Event, EventNote } from './eventDocuments.ts';
import type { Incident } from './incidentDocuments.ts';

/** Data of the stream's messages, by their name. */
export interface StreamMessages {
  readonly event: { readonly kind: string; readonly event: Event };
  readonly note: EventNote;
  readonly cover: Cover;
  readonly part: Part;
  readonly incident: Incident;
  /** all is told up to now */
  readonly ready: Readonly<Record<string, never>>;
  /** what came between is not kept: read all again */
  readonly reset: { readonly reason: string };
}
