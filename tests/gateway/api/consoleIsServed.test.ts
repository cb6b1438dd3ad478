import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { addConsole } from '../../../gateway/src/api/console.ts';
import { addPageConstraint } from '../../../gateway/src/api/pageRequest.ts';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const PAGE = '<!doctype html><title>Lidwatch</title>';
const SCRIPT = 'console.log("a script that is long enough to be worth packing")';

function built(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  const put = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  };
  put('index.html', PAGE);
  put('worker.js', 'worker');
  put('theme.js', 'theme');
  put('assets/index-abc.js', SCRIPT);
  return folder;
}

async function served(folder: string): Promise<FastifyInstance> {
  const app = Fastify();
  addPageConstraint(app);
  app.get('/api/covers', async () => ({ covers: [] }));
  await addConsole(app, folder);
  onTestFinished(() => app.close());
  return app;
}

it('any address that a browser opens is the page, and must be asked for again; what belongs to others is not', async () => {
  const app = await served(built());
  for (const url of ['/', '/covers/C-7', '/incidents/I-000001?x=1', '/rules']) {
    const { statusCode, body, headers } = await app.inject({ url, headers: HTML });
    expect([url, statusCode, body]).toEqual([url, 200, PAGE]);
    expect(headers['cache-control']).toBe('no-cache');
  }
  for (const url of ['/api/nothing', '/api', '/assets/old-123.js', '/r/XYZ', '/open311/v2/nothing', '/map/x']) {
    expect([url, (await app.inject({ url, headers: HTML })).statusCode]).toEqual([url, 404]);
  }
  // a program that asks for something that is not there is told so
  expect((await app.inject({ url: '/covers/C-7', headers: { accept: 'application/json' } })).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: '/covers/C-7', headers: HTML })).statusCode).toBe(404);
  expect((await app.inject({ url: '/api/covers', headers: HTML })).json()).toEqual({ covers: [] });
});

it('files with a hash in their name are kept for ever, compressed as the browser can read it', async () => {
  const app = await served(built());
  const ask = (encoding: string) =>
    app.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': encoding } });
  const plain = await ask('identity');
  expect([plain.statusCode, plain.body]).toEqual([200, SCRIPT]);
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(plain.headers['content-type']).toMatch(/javascript/);
  expect((await ask('gzip, deflate, br')).headers['content-encoding']).toBe('br');
  expect((await ask('gzip')).headers['content-encoding']).toBe('gzip');
  const worker = await app.inject({ url: '/worker.js' });
  expect([worker.body, worker.headers['cache-control']]).toEqual(['worker', 'no-cache']);
});

it('no page may run what is not from here, or frame it', async () => {
  const app = await served(built());
  for (const url of ['/', '/assets/index-abc.js', '/theme.js']) {
    const { headers } = await app.inject({ url, headers: HTML });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  }
});

it('nothing beside the built files can be had', async () => {
  const folder = built();
  writeFileSync(join(folder, '..', 'outside.txt'), 'secret');
  const app = await served(folder);
  for (const url of [
    '/assets/..%2f..%2foutside.txt',
    '/assets/%2e%2e%2findex.html',
    '/assets/..',
    '/.vite/manifest.json',
  ]) {
    const { statusCode, body } = await app.inject({ url });
    expect([url, statusCode >= 400]).toEqual([url, true]);
    expect(body).not.toContain('secret');
  }
});

it('a console that nobody has built says how', async () => {
  const app = await served(temporaryFolder());
  const { statusCode, body } = await app.inject({ url: '/', headers: HTML });
  expect(statusCode).toBe(503);
  expect(body).toContain('npm run console');
  expect((await app.inject({ url: '/worker.js' })).statusCode).toBe(404);
});

it('a gateway whose API wants a token still opens the way in, and tells it what it is called', async () => {
  const { info } = await startGateway({
    api: testApi({ tokens: 'required' }),
    console: { title: 'Harbour', center: { lat: 31, lon: 121 } },
  });
  const status = await new Promise((resolve, reject) => {
    const asking = request(`${info.api}/covers`, { headers: HTML }, (response) => {
      resolve(response.statusCode);
      response.resume();
    });
    asking.on('error', reject);
    asking.end();
  });
  // 503 where the checkout has no built console
  expect([200, 503]).toContain(status);
  expect((await fetch(`${info.api}/api/nothing`)).status).toBe(401);
  const told = await fetch(`${info.api}/api/console`);
  expect(await told.json()).toEqual({ title: 'Harbour', basemap: null, center: { lat: 31, lon: 121 }, zoom: null });
});
