import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { auditDocument } from '../../documents/userDocument.ts';
import type { Store } from '../../store/store.ts';
import { route } from '../route.ts';
import { auditSchema } from '../schemas/account.ts';
import { cursorOf, limit, next, toCursor } from '../schemas/words.ts';

/** What people and programs have changed. */
export function addAudit(app: FastifyInstance, store: () => Store): void {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/audit', need: 'supervisor', tag: 'users' },
      summary: 'List what was changed, and by whom, the newest first',
      query: z.strictObject({
        who: z.string().max(128).optional(),
        what: z.string().max(200).optional().meta({ description: 'a whole `what`, as entries have it' }),
        cursor: cursorOf(z.int()),
        limit,
      }),
      answer: z.object({ entries: z.array(auditSchema), next }),
    },
    ({ query: { who, what, cursor, limit: rows } }) => {
      const entries = store().audit.list({ who, what, before: cursor, limit: rows });
      return { entries: entries.map(auditDocument), next: toCursor(entries[rows - 1]?.id) };
    },
  );
}
