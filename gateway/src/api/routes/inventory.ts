import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CSV_HEADER, formatCsvRow } from '../../documents/coversCsv.ts';
import { detailsDocument } from '../../documents/detailsDocument.ts';
import type { InventoryEntry, InventoryQuery } from '../../store/inventory.ts';
import type { Store } from '../../store/store.ts';
import { problemsOf, route } from '../route.ts';
import { entrySchema, inventoryFilters } from '../schemas/inventory.ts';
import { cursorOf, limit, next, toCursor } from '../schemas/words.ts';

const PAGE = 500;

const filters = z.strictObject(inventoryFilters);

/** The table bit by bit, as fast as whoever asked takes it: frames have their turn in between. */
async function* table(first: readonly InventoryEntry[], page: (after: string) => readonly InventoryEntry[]) {
  yield CSV_HEADER;
  let rows = first;
  for (let last = rows.at(-1); last; last = rows.at(-1)) {
    yield rows.map(formatCsvRow).join('');
    await setImmediate();
    rows = rows.length < PAGE ? [] : page(last.cover);
  }
}

/** All covers with what is known of them, as documents and as a table. */
export function addInventory(app: FastifyInstance, store: () => Store): void {
  const tag = 'inventory';

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/inventory', need: 'viewer', tag },
      summary: 'List covers with their nodes and what is known of them',
      query: filters.extend({ cursor: cursorOf(z.string()), limit }),
      answer: z.object({ covers: z.array(entrySchema), next }),
    },
    ({ query: { cursor, limit: rows, ...query } }) => {
      const found = store().inventory.list({ ...query, after: cursor, limit: rows });
      return {
        covers: found.map(({ cover, node, ...details }) => {
          return { cover, node: node ?? null, details: detailsDocument(details) };
        }),
        next: toCursor(found[rows - 1]?.cover),
      };
    },
  );

  // not by route(): what it answers is no JSON, and may be long
  const need = 'viewer';
  const schema = {
    ...{ tags: [tag], summary: 'Export covers as a table (CSV), which the import reads', 'x-scope': need },
    description: 'Cells that a spreadsheet would run are written with a quote before them, which the import takes off.',
    querystring: filters,
    response: {
      200: { description: 'the table', content: { 'text/csv': { schema: z.string() } } },
      ...problemsOf({ need, query: filters }),
    },
  };
  app.get('/api/inventory.csv', { config: { need }, schema, exposeHeadRoute: false }, async (request, reply) => {
    const query = request.query as InventoryQuery;
    const page = (after?: string) => store().inventory.list({ ...query, after, limit: PAGE });
    // the first page before anything is answered: what is wrong is still a problem then
    const rows = table(page(), page);
    return reply
      .header('content-disposition', 'attachment; filename="covers.csv"')
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(rows));
  });
}
