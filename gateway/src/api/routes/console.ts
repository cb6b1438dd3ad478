import { basename, dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ConsoleConfig } from '../../config/config.ts';
import { problem, sendProblem } from '../problem.ts';
import { problemsOf, route } from '../route.ts';

export interface ConsoleSources {
  readonly console: () => ConsoleConfig;
}

export const consoleSchema = z
  .object({
    title: z.string().meta({ description: 'empty where the configuration has none' }),
    basemap: z.object({ kind: z.enum(['pmtiles', 'geojson']), url: z.string() }).nullable(),
    center: z.object({ lat: z.number(), lon: z.number() }).nullable(),
    zoom: z.number().nullable(),
  })
  .meta({ id: 'Console' });

const HOUR_S = 3_600;
const tag = 'console';

/** What the console asks for before it is anything else, and what its map lies on. */
export async function addConsoleRoutes(app: FastifyInstance, { console: configured }: ConsoleSources): Promise<void> {
  route(
    app,
    {
      ...{ method: 'GET', path: '/api/console', need: 'none', tag, summary: 'Show how the console is set up' },
      description: 'What it is called, what its map lies on, and where that begins; the login shows it, too.',
      answer: consoleSchema,
    },
    () => {
      const { title = '', basemap, center = null, zoom = null } = configured();
      const under = basemap ? { kind: basemap.kind, url: `/map/base.${basemap.kind}` } : null;
      return { title, basemap: under, center, zoom };
    },
  );
  await app.register(async (scope) => addBaseMap(scope, configured));
}

/** Not by route(): these are files, of which tiles are read piece by piece (RFC 9110 section 14). */
async function addBaseMap(app: FastifyInstance, configured: ConsoleSources['console']): Promise<void> {
  await app.register(fastifyStatic, { serve: false, cacheControl: false, suppressWarning: true });

  function send(kind: 'pmtiles' | 'geojson', reply: FastifyReply): FastifyReply {
    const { basemap } = configured();
    if (basemap?.kind !== kind) return sendProblem(reply, problem('not-found', { detail: 'the map lies on nothing' }));
    reply.header('cache-control', `private, max-age=${HOUR_S}`);
    reply.type(kind === 'pmtiles' ? 'application/vnd.pmtiles' : 'application/geo+json');
    return reply.sendFile(basename(basemap.path), dirname(basemap.path), { contentType: false });
  }

  for (const kind of ['pmtiles', 'geojson'] as const) {
    const summary = `Read what the map lies on, as ${kind === 'pmtiles' ? 'PMTiles' : 'GeoJSON'}`;
    const need = 'viewer';
    const schema = {
      ...{ tags: [tag], summary, 'x-scope': need },
      response: {
        200: {
          description: 'the file; pieces of it by Range',
          content: { 'application/octet-stream': { schema: z.any() } },
        },
        ...problemsOf({ need, problems: ['not-found'] }),
      },
    };
    app.get(`/map/base.${kind}`, { config: { need }, schema }, async (_request, reply) => send(kind, reply));
  }
}
