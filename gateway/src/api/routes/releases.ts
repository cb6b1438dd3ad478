import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { noteDocument } from '../../documents/reviewDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import type { EventNote } from '../../store/reviews.ts';
import type { Store } from '../../store/store.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { releaseSchema } from '../schemas/event.ts';

export interface ReleaseSources {
  store(): Store;
  readonly clock: Clock;
  readonly onNote: (note: EventNote) => void;
  /** an event is to be let go with the next batch */
  readonly onRelease: () => void;
}

export function addReleases(app: FastifyInstance, { store, clock, onNote, onRelease }: ReleaseSources): void {
  route(
    app,
    {
      ...{ method: 'POST', path: '/api/events/:event/release', need: 'operator', tag: 'events', status: 202 },
      summary: 'Let a raised event go',
      description:
        'It is cleared with the next batch, latching or not; who did it, when and why is kept as a note. Where the condition lasts, the rule raises again, and that is a new event. Asked twice, it is done once.',
      params: z.object({ event: z.string().min(1).max(64) }),
      body: z.strictObject({ reason: z.string().trim().max(2_000).default('') }),
      answer: releaseSchema,
    },
    ({ params: { event }, body: { reason }, who }) => {
      const answer = store().releases.ask({ event, at: clock.now(), who: who.name, text: reason });
      if (!answer) return problem('not-found', { detail: `no event ${event}` });
      const { state, note } = answer;
      if (note) onNote(note);
      if (state === 'asked') onRelease();
      return { event, state, note: note ? noteDocument(note) : null };
    },
  );
}
