import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { quantity } from '../../config/fields.ts';
import { shelfDocument } from '../../documents/reviewDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { shelfSchema } from '../schemas/cover.ts';
import { coverParams, ruleName } from '../schemas/words.ts';
import { noCover } from './covers.ts';

export interface ShelfSources {
  store(): Store;
  readonly clock: Clock;
  /** a rule of this cover was put on a shelf, or taken off it */
  readonly onShelf: (cover: string) => void;
}

const MINUTE_MS = 60_000;
const LONGEST_MS = 90 * 1_440 * MINUTE_MS;

const params = coverParams.extend({ rule: ruleName });

/** Alarms that somebody has put aside for a time, with a reason (ISA-18.2 calls it shelving). They are detected and kept. */
export function addShelves(app: FastifyInstance, { store, clock, onShelf }: ShelfSources): void {
  const tag = 'shelves';

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/shelves', need: 'viewer', tag, summary: 'List what is shelved' },
      answer: z.object({ shelves: z.array(shelfSchema) }),
    },
    () => ({ shelves: store().reviews.shelves(clock.now()).map(shelfDocument) }),
  );

  route(
    app,
    {
      ...{ method: 'PUT', path: '/api/covers/:cover/shelves/:rule', need: 'operator', tag },
      summary: 'Shelve a rule of a cover for a time',
      description:
        'Its events are still detected, stored and forwarded; they are marked as shelved, and receivers can leave them out. What is open when the time is over is told anew.',
      params,
      body: z.strictObject({
        for: quantity('time', { min: MINUTE_MS, max: LONGEST_MS }).meta({ type: 'string', examples: ['8h'] }),
        reason: z.string().trim().min(1, 'a reason is needed').max(500),
      }),
      answer: shelfSchema,
    },
    ({ params: { cover, rule }, body, who }) => {
      if (!store().covers.get(cover)) return noCover(cover);
      const at = clock.now();
      const shelf = { cover, rule, at, until: at + body.for, who: who.name, reason: body.reason };
      store().reviews.shelve(shelf);
      onShelf(cover);
      return shelfDocument(shelf);
    },
  );

  route(
    app,
    {
      ...{ method: 'DELETE', path: '/api/covers/:cover/shelves/:rule', need: 'operator', tag },
      summary: 'Take a rule of a cover off its shelf',
      params,
      answer: z.object({ shelved: z.literal(false) }),
    },
    ({ params: { cover, rule } }) => {
      if (!store().reviews.unshelve(cover, rule, clock.now())) {
        return problem('not-found', { detail: `${rule} of ${cover} is not shelved` });
      }
      onShelf(cover);
      return { shelved: false as const };
    },
  );
}
