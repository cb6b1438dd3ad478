import { expect, it } from 'vitest';
import { createApi } from '../../gateway/console/src/api/client.ts';
import { isProblem, type Problem } from '../../gateway/console/src/api/problem.ts';

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

function rig(answer: () => Response | Promise<Response>, csrf: string | null = null) {
  const asked: Asked[] = [];
  let unauthorized = 0;
  let now = 1_000_000;
  const api = createApi({
    fetch: async (path, init = {}) => {
      asked.push({ path: String(path), init });
      return answer();
    },
    now: () => now,
    csrf: () => csrf,
    onUnauthorized: () => {
      unauthorized += 1;
    },
  });
  return { api, asked, unauthorized: () => unauthorized, advance: (ms: number) => (now += ms) };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

async function problemOf(doing: Promise<unknown>): Promise<Problem> {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isProblem(error)) throw new Error(`no problem: ${error}`);
  return error;
}

it('a problem of the API keeps its name, detail and errors', async () => {
  const { api } = rig(() =>
    json(
      {
        type: 'urn:lidwatch:problem:invalid-body',
        title: 'The body is not what this takes',
        status: 400,
        errors: [{ name: 'until', message: 'is in the past' }],
      },
      400,
    ),
  );
  const problem = await problemOf(api.send('POST', '/api/x', {}));
  expect(problem.is('invalid-body')).toBe(true);
  expect(problem.details).toMatchObject({ status: 400, errors: [{ name: 'until' }] });
});

it('the page of a proxy, an answer that is no JSON, and nobody there are problems, too', async () => {
  const proxy = rig(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect((await problemOf(proxy.api.get('/api/x'))).details).toMatchObject({ name: 'not-understood', status: 502 });
  const page = rig(() => new Response('<h1>Hello</h1>'));
  expect((await problemOf(page.api.get('/api/x'))).is('not-understood')).toBe(true);
  const away = rig(() => Promise.reject(new TypeError('Failed to fetch')));
  expect((await problemOf(away.api.get('/api/x'))).is('unreachable')).toBe(true);
});

it('whoever is not signed in any more is told once for each refusal, and how long to wait is kept', async () => {
  const out = rig(() => json({ type: 'urn:lidwatch:problem:unauthorized', title: '', status: 401 }, 401));
  await problemOf(out.api.get('/api/x'));
  expect(out.unauthorized()).toBe(1);
  const late = rig(() =>
    json({ type: 'urn:lidwatch:problem:too-many-requests', title: '', status: 429 }, 429, { 'retry-after': '7' }),
  );
  expect((await problemOf(late.api.get('/api/x'))).details.retryAfter).toBe(7_000);
});

it('only what changes something carries the word against forgery', async () => {
  const { api, asked } = rig(() => json({}), 'word');
  await api.get('/api/x', { open: true, unit: '', cover: undefined });
  await api.send('DELETE', '/api/x');
  await api.upload('/api/photos', new Blob(['x']), 'image/jpeg');
  expect(asked.map(({ path }) => path)).toEqual(['/api/x?open=true', '/api/x', '/api/photos']);
  const words = asked.map(({ init }) => (init.headers as Record<string, string>)['x-lidwatch-csrf']);
  expect(words).toEqual([undefined, 'word', 'word']);
});

it('times are compared with the clock of the gateway', async () => {
  const date = new Date(9_000_000).toUTCString();
  const { api, advance } = rig(() => json({}, 200, { date }));
  expect(api.now()).toBe(1_000_000);
  await api.get('/api/x');
  expect(Math.abs(api.now() - 9_000_000)).toBeLessThanOrEqual(1_000);
  const before = api.now();
  // an answer of the same second does not make it jump
  advance(400);
  await api.get('/api/x');
  expect(api.now() - before).toBe(400);
});
