import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MAX_FAULTS, MAX_ROWS } from '../../documents/coversTable.ts';
import { type CoversUpload, inventoryRow, uploadOfCsv, uploadOfRows } from '../../documents/coversUpload.ts';
import type { InventoryDraft } from '../../store/inventoryDraft.ts';
import { conflictOf } from '../inventoryChange.ts';
import { addJson } from '../jsonBody.ts';
import { type Problem, problem, sendProblem } from '../problem.ts';
import { route } from '../route.ts';
import { type FieldChange, importSchema } from '../schemas/inventory.ts';
import { flag } from '../schemas/words.ts';
import type { InventorySources } from './details.ts';

const MIB = 1024 ** 2;
/** Bytes of as many rows as there may be, with room to spare. */
const MAX_TABLE = 32 * MIB;
/** JSON is read all at once, and no frame has its turn meanwhile. */
const MAX_JSON = 2 * MIB;
const FAULTS = 100;

const query = z.strictObject({
  dryRun: flag.default(false).meta({ description: 'true: tells what would change, and changes nothing' }),
  steps: z.coerce.number().int().min(0).max(10_000).default(1_000).meta({ description: 'that are told, at most' }),
});

interface Rows {
  readonly rows: readonly unknown[];
}

function isBody(value: unknown): boolean {
  if (Buffer.isBuffer(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).join() === 'rows' && Array.isArray((value as Partial<Rows>).rows);
}

// each row is held to its schema a few at a time, and not here all at once
const { $schema: _, ...rowSchema } = z.toJSONSchema(inventoryRow, { io: 'input', unrepresentable: 'any' });
const body = z.custom<Buffer | Rows>(isBody, 'is neither a table (text/csv) nor {"rows": [...]}').meta({
  oneOf: [
    { type: 'string', description: 'a table as CSV, UTF-8' },
    {
      type: 'object',
      properties: { rows: { type: 'array', maxItems: MAX_ROWS, items: rowSchema } },
      required: ['rows'],
      additionalProperties: false,
    },
  ],
});

const DESCRIPTION = `
A table as \`text/csv\`, or the same as JSON. Covers that are new are added, without a node. An empty cell (null) says that nothing
is known, a column that is left out changes nothing. All rows are taken or none: what is wrong is told with its line and column, the first
${FAULTS} of it; behind ${MAX_FAULTS.toLocaleString('en')} faults it is read no further. At most ${MAX_ROWS.toLocaleString('en')} rows, and 32 MiB as a
table or 2 MiB as JSON; one import at a time. It ends with the connection of who sent it.
`;

function refusal(name: 'invalid-body' | 'conflict', faults: ReturnType<CoversUpload['faults']>) {
  const more = faults.length >= MAX_FAULTS ? ' or more' : '';
  const detail = faults.length > FAULTS ? `${faults.length} faults${more}; the first ${FAULTS} of them` : undefined;
  return problem(name, { ...(detail === undefined ? {} : { detail }), errors: [...faults.slice(0, FAULTS)] });
}

/** Its own scope: a body that is large, a parser for tables, and one that is read at a time. */
export async function addInventoryImport(app: FastifyInstance, sources: InventorySources): Promise<void> {
  const { store, clock, onInventory } = sources;
  let isSending = false;
  /** goes on for a while where whoever sent it has gone away */
  let isWorking = false;
  let hasEnded = false;

  addJson(app, MAX_JSON);
  app.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: MAX_TABLE }, (_request, bytes, done) =>
    done(null, bytes),
  );
  app.addHook('preClose', async () => {
    hasEnded = true;
  });
  // before the body is read: many large ones at once are what the machine has no memory for
  app.addHook('onRequest', async (_request, reply) => {
    if (isSending || isWorking)
      return sendProblem(reply, problem('conflict', { detail: 'another import is under way' }));
    isSending = true;
    reply.raw.once('close', () => {
      isSending = false;
    });
    return undefined;
  });

  /** Reads it bit by bit, so that frames have their turn. */
  async function read(
    upload: CoversUpload,
    draft: InventoryDraft,
    hasGone: () => boolean,
  ): Promise<Problem | undefined> {
    for await (const slice of upload.slices()) {
      if (hasEnded || hasGone()) return problem('store-unavailable');
      if (upload.faults().length === 0) draft.add(slice);
      await setImmediate();
    }
    if (hasEnded || hasGone()) return problem('store-unavailable');
    if (upload.isTooLong()) {
      return problem('body-too-large', { detail: `more than ${MAX_ROWS} rows: send it in parts` });
    }
    const faults = upload.faults();
    if (faults.length > 0) return refusal('invalid-body', faults);
    const clashes = draft.clashes().map(({ cover, asset, other }) => {
      return upload.assetFault(cover, `asset ${asset} is cover ${other}, not ${cover}`);
    });
    return clashes.length > 0 ? refusal('conflict', clashes) : undefined;
  }

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/inventory', need: 'operator', tag: 'inventory' },
      changes: (asked) => !(asked as z.output<typeof query>).dryRun,
      summary: 'Import covers from a table, or show what that would change',
      description: DESCRIPTION.trim(),
      query,
      body,
      upload: { types: ['text/csv', 'application/json'] },
      answer: importSchema,
      problems: ['conflict'],
    },
    async ({ query: { dryRun, steps }, body: sent, who, hasGone }) => {
      const draft = store().inventory.draft();
      isWorking = true;
      const upload = Buffer.isBuffer(sent) ? uploadOfCsv(sent) : uploadOfRows(sent.rows);
      const wrong = await read(upload, draft, hasGone).finally(() => {
        isWorking = false;
      });
      if (wrong) return wrong;
      if (!dryRun) {
        try {
          draft.commit(clock.now());
        } catch (error) {
          return conflictOf(error);
        }
        const covers = draft.changed();
        if (covers.length > 0) onInventory({ who: who.name, what: 'import', covers });
      }
      const told = draft.steps(steps).map((step) => ({ ...step, fields: step.fields as readonly FieldChange[] }));
      return { dryRun, ...draft.counts, steps: told };
    },
  );
}
