import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { maintenanceDocument } from '../../documents/maintenanceDocument.ts';
import { route } from '../route.ts';
import { maintenanceSchema } from '../schemas/errand.ts';
import { cursorOf, limit, next, toCursor } from '../schemas/words.ts';
import type { ErrandSources } from './errands.ts';

/** Where people are at work. Windows are begun and ended by orders, to a cover, a group or all. */
export function addMaintenance(app: FastifyInstance, { store, clock }: ErrandSources): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/maintenance', need: 'viewer', tag: 'covers' },
      summary: 'List the covers that are in maintenance, or on their way into or out of it',
      query: z.strictObject({ cursor: cursorOf(z.string()), limit }),
      answer: z.object({ covers: z.array(maintenanceSchema), next }),
    },
    ({ query: { cursor, limit: rows } }) => {
      const now = clock.now();
      const found = store().maintenance({ after: cursor, limit: rows, now });
      return { covers: found.map((one) => maintenanceDocument(one, now)), next: toCursor(found[rows - 1]?.cover) };
    },
  );
}
