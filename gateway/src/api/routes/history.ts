import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { historyDocument } from '../../documents/historyDocument.ts';
import type { Clock } from '../../parts/clock.ts';
import { RESOLUTIONS } from '../../store/history/levels.ts';
import { type HistorySignal, SIGNAL_NAMES } from '../../store/history/signals.ts';
import type { Store } from '../../store/store.ts';
import { route } from '../route.ts';
import { count, coverParams, cursorOf, instant, limit, next, time, toCursor } from '../schemas/words.ts';
import { noCover } from './covers.ts';

interface HistorySources {
  store(): Store;
  readonly clock: Clock;
}

const WEEK_MS = 7 * 86_400_000;

const point = z.object({
  at: time.meta({ description: 'event time of a reading, or start of a minute, hour or day in UTC' }),
  count,
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  sum: z.number(),
  last: z.number().meta({ description: 'the newest by event time' }),
});

const historySchema = z
  .object({
    cover: z.string(),
    signal: z.enum(SIGNAL_NAMES),
    unit: z.string(),
    resolution: z.enum(RESOLUTIONS),
    points: z.array(point).meta({ description: 'oldest first; where nothing was said there is none' }),
    wholeSince: time.nullable().meta({ description: 'something before it was pruned in this resolution' }),
    behind: count.meta({ description: 'readings that a catch-up has still to take in' }),
    next,
  })
  .meta({ id: 'History' });

/** Resolution, from, to: so that the pages behind the first are of the same span and kind; then where the page begins. */
const place = z.tuple([
  z
    .int()
    .min(0)
    .max(RESOLUTIONS.length - 1),
  z.int(),
  z.int(),
  z.int(),
  z.int(),
]);

export function addHistory(app: FastifyInstance, { store, clock }: HistorySources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/covers/:cover/history', need: 'viewer', tag: 'covers' },
      summary: 'Show a signal of a cover over time, the oldest first',
      description: 'auto is the finest resolution that keeps the span within `points` and is kept for all of it.',
      params: coverParams,
      query: z.strictObject({
        signal: z.enum(SIGNAL_NAMES as readonly [HistorySignal, ...HistorySignal[]]),
        from: instant.meta({ description: 'a week before `to` where it is absent' }),
        to: instant,
        resolution: z.enum(['auto', ...RESOLUTIONS]).default('auto'),
        points: z.coerce.number().int().min(1).max(10_000).default(500),
        cursor: cursorOf(place),
        limit,
      }),
      answer: historySchema,
    },
    ({ params: { cover }, query: { signal, from, to = clock.now(), resolution, points, cursor, limit: rows } }) => {
      if (!store().covers.get(cover)) return noCover(cover);
      const asked = cursor
        ? { resolution: RESOLUTIONS[cursor[0]] ?? 'day', from: cursor[1], to: cursor[2] }
        : { resolution, from: from ?? to - WEEK_MS, to };
      const after = cursor && { at: cursor[3], id: cursor[4] };
      const found = store().history({ cover, signal, ...asked, points, limit: rows, after });
      const kind = RESOLUTIONS.indexOf(found.resolution);
      const behind = found.next && [kind, asked.from, asked.to, found.next.at, found.next.id];
      return { ...historyDocument(cover, signal, found), next: toCursor(behind) };
    },
  );
}
