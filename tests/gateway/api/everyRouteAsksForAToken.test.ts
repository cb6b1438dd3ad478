import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { mayAct } from '../../../gateway/src/accounts/roles.ts';
import { leastRole, type Need, ROLE_OF_SCOPE } from '../../../gateway/src/api/access/principal.ts';
import { openStore, type Store } from '../../../gateway/src/store/store.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway, testApi } from '../../support/gatewayRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly need: Need;
}

const SCOPES_IN_ORDER = ['viewer', 'operator', 'admin'] as const;

/** A gateway of which everybody needs a token, with what its document lists. */
async function guarded() {
  const data = temporaryFolder();
  const covers = [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }];
  const store = openStore({ folder: data, access: 'tool', create: true });
  onTestFinished(() => store.close());
  const reader = store.tokens.create({ name: 'reader', scope: 'viewer' }, Date.now());
  const rig = await startGateway({ data, covers, api: testApi({ tokens: 'required' }) }, { token: reader });
  const { document } = { document: (await rig.ask('GET', '/api/openapi.json', bearer(reader))).body } as never as {
    document: { paths: Record<string, Record<string, { 'x-scope'?: Listed['need']; security?: unknown[] }>> };
  };
  const routes: Listed[] = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('{cover}', 'C-1').replace(/\{\w+\}/g, '1'),
      need: operation.security?.length === 0 ? 'none' : (operation['x-scope'] ?? 'viewer'),
    })),
  );
  return { rig, store, routes };
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** The status alone: a stream has no end. */
function statusOf(rig: GatewayRig, { method, path }: Listed, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(`${rig.info.api}${path}`, { method, headers }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    asking.on('error', reject);
    asking.end();
  });
}

function tokensOf(store: Store) {
  const now = Date.now();
  const of = (scope: 'viewer' | 'operator' | 'admin') => store.tokens.create({ name: `a-${scope}`, scope }, now);
  const revoked = store.tokens.create({ name: 'revoked', scope: 'admin' }, now);
  store.tokens.revoke('revoked', now);
  return {
    viewer: of('viewer'),
    operator: of('operator'),
    admin: of('admin'),
    expired: store.tokens.create({ name: 'expired', scope: 'admin', expiresAt: now - 1 }, now - 2),
    revoked,
  };
}

it('refuses a missing, expired, revoked, unknown or too weak token, whatever is asked for', async () => {
  const { rig, store, routes } = await guarded();
  const tokens = tokensOf(store);
  expect(routes.length).toBeGreaterThan(20);
  for (const route of routes) {
    const ask = async (token?: string): Promise<number> =>
      statusOf(rig, route, token === undefined ? {} : { authorization: `Bearer ${token}` });
    if (route.need === 'none') {
      // whatever it makes of a request that says nothing
      expect([route, await ask()]).toEqual([route, expect.toSatisfy((code) => code !== 401 && code !== 403)]);
      continue;
    }
    expect([route, await ask()]).toEqual([route, 401]);
    for (const scope of SCOPES_IN_ORDER) {
      const allowed = mayAct(ROLE_OF_SCOPE[scope], leastRole(route.need));
      const status = await ask(tokens[scope]);
      expect([route, scope, status]).toEqual([route, scope, expect.toSatisfy((code) => (code === 403) === !allowed)]);
      expect(status).not.toBe(401);
    }
  }
  // few, since an address that shows many wrong ones is put off
  const [route] = routes.filter(({ need }) => need === 'viewer');
  if (!route) throw new Error('no route');
  const wrong = [tokens.expired, tokens.revoked, `${tokens.admin}x`, 'x', tokens.admin.slice(0, -1)];
  for (const token of wrong) expect(await statusOf(rig, route, { authorization: `Bearer ${token}` })).toBe(401);
  for (const value of ['', 'Bearer', `Basic ${tokens.admin}`, tokens.admin]) {
    expect([value, await statusOf(rig, route, { authorization: value })]).toEqual([value, 401]);
  }
});

it('puts off an address that shows many wrong tokens, and counts why', async () => {
  const { rig, routes, store } = await guarded();
  const { admin } = tokensOf(store);
  const route = routes.find(({ path }) => path === '/api/covers') ?? routes[0];
  if (!route) throw new Error('no route');
  const statuses: number[] = [];
  for (let i = 0; i < 30; i += 1) statuses.push(await statusOf(rig, route, { authorization: 'Bearer wrong' }));
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
  // the right one still works
  const { text } = await rig.ask('GET', '/metrics', bearer(admin));
  expect(text).toContain('lidwatch_api_refused_total{reason="unknown"} 30');
  expect(text).toContain('lidwatch_api_refused_total{reason="throttled"}');
});

it('lets no token into the log or the database', async () => {
  const { rig, store } = await guarded();
  const { admin } = tokensOf(store);
  await rig.ask('GET', `/api/covers?token=${admin}`, bearer(admin));
  await rig.ask('GET', `/nowhere?token=${admin}`, bearer(admin));
  await rig.ask('GET', '/api/covers', bearer(`${admin}x`));
  expect(JSON.stringify(rig.log.lines)).not.toContain(admin);
  expect(JSON.stringify(store.tokens.list())).not.toContain(admin.slice(9));
});

it('says in WWW-Authenticate what is wanted', async () => {
  const { rig } = await guarded();
  const { status, headers } = await rig.get('/api/covers');
  expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="lidwatch"']);
});

it('tells nobody without a token what there is, or that there is nothing', async () => {
  const { rig } = await guarded();
  const paths = ['/api/docs', '/api/docs/', '/api/docs/json', '/api/docs/static/index.css', '/api/openapi.json'];
  for (const path of [...paths, '/', '/nowhere', '/api/covers/nobody']) {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
      const status = await statusOf(rig, { method, path, need: 'viewer' }, {});
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  }
});
