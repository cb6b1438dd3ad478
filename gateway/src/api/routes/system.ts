import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parkedDocument } from '../../documents/parkedDocument.ts';
import type { Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { SCOPES } from '../../store/tokens.ts';
import { route } from '../route.ts';
import { count, limit, time } from '../schemas/words.ts';
import { type PartReport, partDocument, partSchema } from './health.ts';

/** A link as the API shows it. */
interface LinkReport {
  readonly name: string;
  readonly kind: string;
  readonly address: string | undefined;
  readonly counts: Tally;
}

export interface SystemSources {
  store(): Store;
  readonly parts: () => readonly PartReport[];
  readonly links: () => readonly LinkReport[];
  /** what became of frames, by `LINK OUTCOME` */
  readonly outcomes: () => Tally | undefined;
  readonly sinks: () => readonly string[];
}

const counts = z.record(z.string(), count);

const linkSchema = z
  .object({
    name: z.string(),
    kind: z.string(),
    address: z.string().nullable(),
    state: partSchema,
    counts: counts.meta({ description: 'received, sent, dropped, refused, oversize, noise, reopened' }),
    outcomes: counts.meta({ description: 'what became of its frames: report, duplicate, or the code of a rejection' }),
  })
  .meta({ id: 'Link' });

const sinkSchema = z
  .object({
    sink: z.string(),
    pending: count.meta({ description: 'entries that its receiver has not acknowledged' }),
    parked: count.meta({ description: 'entries that it refused for good; they are kept, see /api/outbox/parked' }),
    cursor: count,
    waitingSince: time.nullable().meta({ description: 'when the oldest of them was made' }),
    state: partSchema.nullable(),
  })
  .meta({ id: 'Sink' });

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/** The gateway itself: its links, its sinks, and who may use this. */
export function addSystem(app: FastifyInstance, { store, parts, links, outcomes, sinks }: SystemSources): void {
  const tag = 'gateway';
  const partOf = (name: string) => {
    const found = parts().find(({ part }) => part === name);
    return found && partDocument(found);
  };

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/links', need: 'viewer', tag, summary: 'List links, with state and counters' },
      answer: z.object({ links: z.array(linkSchema) }),
    },
    () => ({
      links: links().flatMap(({ name, kind, address = null, counts: own }) => {
        const state = partOf(`link ${name}`);
        const entries = [...(outcomes()?.entries() ?? [])].filter(([label]) => label.startsWith(`${name} `));
        const became = Object.fromEntries(entries.map(([label, n]) => [label.slice(name.length + 1), n]));
        return state
          ? [{ name, kind, address, state, counts: Object.fromEntries(own.entries()), outcomes: became }]
          : [];
      }),
    }),
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/outbox', need: 'viewer', tag },
      summary: 'Show how far each sink has come with what is to be forwarded',
      answer: z.object({ oldest: count, newest: count, sinks: z.array(sinkSchema) }),
    },
    () => {
      const { outbox } = store();
      return {
        ...outbox.bounds(),
        sinks: sinks().map((sink) => {
          const cursor = outbox.cursor(sink);
          const waiting = iso(outbox.waitingSince(cursor));
          const parked = outbox.countParked(sink);
          return {
            sink,
            parked,
            pending: outbox.pending(sink),
            cursor,
            waitingSince: waiting,
            state: partOf(sink) ?? null,
          };
        }),
      };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/outbox/parked', need: 'operator', tag },
      summary: 'List what receivers refused for good, the newest first',
      query: z.strictObject({ sink: z.string().max(64).optional(), limit }),
      answer: z.object({
        parked: z.array(
          z.object({
            sink: z.string(),
            reason: z.string(),
            parkedAt: time,
            madeAt: time,
            event: z.string(),
            kind: z.string(),
          }),
        ),
      }),
    },
    ({ query: { sink, limit: rows } }) => ({ parked: store().outbox.parked(rows, sink).map(parkedDocument) }),
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/tokens', need: 'admin', tag, summary: 'List tokens, without what they are' },
      answer: z.object({
        tokens: z.array(
          z.object({
            name: z.string(),
            scope: z.enum(SCOPES),
            madeAt: time,
            expiresAt: time.nullable(),
            revokedAt: time.nullable(),
            usedAt: time.nullable(),
          }),
        ),
      }),
    },
    () => ({
      tokens: store()
        .tokens.list()
        .map(({ name, scope, madeAt, expiresAt, revokedAt, usedAt }) => {
          const times = { expiresAt: iso(expiresAt), revokedAt: iso(revokedAt), usedAt: iso(usedAt) };
          return { name, scope, madeAt: new Date(madeAt).toISOString(), ...times };
        }),
    }),
  );
}
