import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { eventDocument } from '../../documents/eventDocument.ts';
import { noteDocument, reviewDocument } from '../../documents/reviewDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import { type EventNote, SAID_KINDS } from '../../store/reviews.ts';
import type { Store } from '../../store/store.ts';
import type { EventRow } from '../../store/types.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { eventSchema, noteSchema } from '../schemas/event.ts';
import { coverFilter, cursorOf, flag, instant, limit, next, ruleName, toCursor } from '../schemas/words.ts';

export interface EventSources {
  store(): Store;
  readonly clock: Clock;
  /** somebody has said something */
  readonly onNote: (note: EventNote) => void;
}

/** So many a person says of one event: beyond that it is a program gone astray. */
const MAX_NOTES = 500;

const params = z.object({ event: z.string().min(1).max(64) });

/** Events with what people have made of them. */
export function eventsWithReviews({ reviews }: Store, rows: readonly EventRow[], now: number) {
  const shelves = new Map(reviews.shelves(now).map((shelf) => [`${shelf.cover} ${shelf.rule}`, shelf]));
  return rows.map((row) => {
    const review = reviewDocument(reviews.of(row.id), shelves.get(`${row.cover} ${row.rule}`));
    return { ...eventDocument(row), review };
  });
}

export function addEvents(app: FastifyInstance, { store, clock, onNote }: EventSources): void {
  const documents = (rows: readonly EventRow[]) => eventsWithReviews(store(), rows, clock.now());

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/events', need: 'viewer', tag: 'events' },
      summary: 'List events, the newest first',
      query: z.strictObject({
        cover: coverFilter,
        rule: ruleName.optional(),
        open: flag.optional().meta({ description: 'true: not cleared yet' }),
        withdrawn: flag
          .optional()
          .meta({ description: 'true: only those of which a late sample has shown that they never were' }),
        from: instant,
        to: instant,
        cursor: cursorOf(z.number()),
        limit,
      }),
      answer: z.object({ events: z.array(eventSchema), next }),
    },
    ({ query: { cursor, limit: rows, ...query } }) => {
      const found = store().events.list({ ...query, before: cursor, limit: rows });
      return { events: documents(found), next: toCursor(found[rows - 1]?.no) };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/events/:event', need: 'viewer', tag: 'events', summary: 'Show one event' },
      params,
      answer: eventSchema.extend({ notes: z.array(noteSchema) }),
    },
    ({ params: { event } }) => {
      const [document] = documents([store().events.get(event) ?? []].flat());
      if (!document) return problem('not-found', { detail: `no event ${event}` });
      return { ...document, notes: store().reviews.of(event).map(noteDocument) };
    },
  );

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/events/:event/notes', need: 'operator', tag: 'events', status: 201 },
      summary: 'Acknowledge an event, comment on it, confirm it, or call it a false alarm',
      description: 'Each is kept with who said it and when. Of confirmed and false-alarm the last counts.',
      params,
      body: z
        .strictObject({ kind: z.enum(SAID_KINDS), text: z.string().trim().max(2_000).default('') })
        .refine(({ kind, text }) => kind !== 'comment' || text !== '', {
          path: ['text'],
          error: 'a comment needs words',
        }),
      answer: noteSchema,
      problems: ['conflict'],
    },
    ({ params: { event }, body: { kind, text }, who }) => {
      if (store().reviews.of(event).length >= MAX_NOTES) {
        return problem('conflict', { detail: `${MAX_NOTES} notes stand there already` });
      }
      const note = store().reviews.add({ event, at: clock.now(), who: who.name, kind, text });
      if (!note) return problem('not-found', { detail: `no event ${event}` });
      onNote(note);
      return noteDocument(note);
    },
  );
}
