import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PAGE } from './pageRequest.ts';
import { problem, sendProblem } from './problem.ts';

/** What `vite build` made of gateway/console; beside the sources in a checkout, in a package and in an image alike. */
const CONSOLE_FOLDER = fileURLToPath(new URL('../../console/dist', import.meta.url));

const YEAR_S = 31_536_000;

/**
 * Scripts, styles and data come from here and nowhere else, nothing stands inside a page, and no other page may frame it.
 * Pictures from memory: photos before they are sent.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const GUARDS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
};

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Lidwatch</title><h1>The console is not built</h1>
<p>The gateway runs; its pages have to be built once. In the checkout: <code>npm run console</code>, then load this page again.
<p>What it answers to programs is described at <a href="/api/docs">/api/docs</a>.`;

/** As vite names them: a path is none. */
const NAME = /^[\w-][\w.-]*$/;

/** Which of the files at the top stand under their own names: they must be the same address for ever. */
const TOP = ['theme.js', 'worker.js', 'lid.svg', 'console.webmanifest'];

/** The console: files with a hash in their name for ever, the page itself at whatever address somebody opens. */
export async function addConsole(app: FastifyInstance, folder = CONSOLE_FOLDER): Promise<void> {
  const config = { need: 'none' } as const;
  const schema = { hide: true };
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      ...{ root: folder, serve: false, preCompressed: true, suppressWarning: true, cacheControl: false },
      ...{ etag: true, lastModified: false },
    });
    scope.addHook('onSend', async (_request, reply) => void reply.headers(GUARDS));

    function page(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
      reply.header('cache-control', 'no-cache');
      if (existsSync(join(folder, 'index.html'))) return reply.sendFile('index.html');
      return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT);
    }

    scope.get<{ Params: { file: string } }>('/assets/:file', { config, schema }, (request, reply) => {
      const path = join('assets', request.params.file);
      // a file of yesterday's console is to be missed as one, not answered with a page
      if (!NAME.test(request.params.file) || !existsSync(join(folder, path)))
        return sendProblem(reply, problem('not-found'));
      reply.header('cache-control', `public, max-age=${YEAR_S}, immutable`);
      return reply.sendFile(path);
    });
    for (const file of TOP) {
      scope.get(`/${file}`, { config, schema }, (_request, reply) => {
        if (!existsSync(join(folder, file))) return sendProblem(reply, problem('not-found'));
        reply.header('cache-control', 'no-cache');
        return reply.sendFile(file);
      });
    }
    scope.get('/*', { config, schema, constraints: { [PAGE]: 'wanted' }, exposeHeadRoute: false }, page);
  });
}
