import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parkedDocument } from '../../documents/parkedDocument.ts';
import { iso, isoOrNull } from '../../documents/words.ts';
import type { Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { SCOPES } from '../../store/tokens.ts';
import { route } from '../route.ts';
import { gatewaySchema, linkSchema, sinkSchema } from '../schemas/system.ts';
import { count, limit, time } from '../schemas/words.ts';
import { type PartReport, partDocument } from './health.ts';

interface Signal {
  readonly last: number;
  readonly mean: number;
}

/** A link as the API shows it. */
interface LinkReport {
  readonly name: string;
  readonly kind: string;
  address(): string | undefined;
  readonly counts: Tally;
  readonly figures: {
    readonly bytes: Tally<'up' | 'down'>;
    rssi(): Signal | undefined;
    snr(): Signal | undefined;
    heardAt(): number | undefined;
  };
  dutyCycle?(): { readonly band: string; readonly left: number } | undefined;
}

/** The gateway as a whole. Times are ms since the epoch. */
interface GatewayReport {
  readonly name: string;
  readonly version: string;
  readonly startedAt: number;
  readonly now: number;
  readonly framesWaiting: number | undefined;
  readonly unknownNodes: number | undefined;
}

export interface SystemSources {
  store(): Store;
  readonly gateway: () => GatewayReport;
  readonly parts: () => readonly PartReport[];
  readonly links: () => readonly LinkReport[];
  /** what became of frames, by `LINK OUTCOME` */
  readonly outcomes: () => Tally | undefined;
  readonly sinks: () => readonly string[];
}

/** The gateway itself: its links, its sinks, and who may use this. */
export function addSystem(app: FastifyInstance, sources: SystemSources): void {
  const { store, gateway, parts, links, outcomes, sinks } = sources;
  const tag = 'gateway';
  const partOf = (name: string) => {
    const found = parts().find(({ part }) => part === name);
    return found && partDocument(found);
  };

  /** What became of the frames of a link. */
  function outcomesOf(link: string): Readonly<Record<string, number>> {
    const entries = [...(outcomes()?.entries() ?? [])].filter(([label]) => label.startsWith(`${link} `));
    return Object.fromEntries(entries.map(([label, n]) => [label.slice(link.length + 1), n]));
  }

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/gateway', need: 'viewer', tag, summary: 'Show which gateway this is' },
      answer: gatewaySchema,
    },
    () => {
      const { name, version, startedAt, now, framesWaiting = null, unknownNodes = null } = gateway();
      const times = { startedAt: iso(startedAt), now: iso(now) };
      return { name, version, ...times, framesWaiting, unknownNodes };
    },
  );

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/links', need: 'viewer', tag, summary: 'List links, with state and counters' },
      answer: z.object({ links: z.array(linkSchema) }),
    },
    () => ({
      links: links().flatMap(({ name, kind, address, counts, figures, dutyCycle }) => {
        const state = partOf(`link ${name}`);
        if (!state) return [];
        const { bytes, rssi, snr, heardAt } = figures;
        return {
          ...{ name, kind, address: address() ?? null, state },
          counts: Object.fromEntries(counts.entries()),
          outcomes: outcomesOf(name),
          heardAt: isoOrNull(heardAt()),
          bytes: { up: bytes.get('up'), down: bytes.get('down') },
          ...{ rssi: rssi() ?? null, snr: snr() ?? null, dutyCycle: dutyCycle?.() ?? null },
        };
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
          const waiting = isoOrNull(outbox.waitingSince(cursor));
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
          const times = { expiresAt: isoOrNull(expiresAt), revokedAt: isoOrNull(revokedAt), usedAt: isoOrNull(usedAt) };
          return { name, scope, madeAt: iso(madeAt), ...times };
        }),
    }),
  );
}
