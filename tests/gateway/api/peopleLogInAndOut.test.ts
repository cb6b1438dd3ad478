import { expect, it } from 'vitest';
import { selfSigned } from '../../support/certificates.ts';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser, PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

async function withAnn() {
  const data = temporaryFolder();
  const store = beside(data);
  await addPeople(store, { name: 'ann', role: 'dispatcher', unit: 'water' }, { name: 'root', role: 'admin' });
  const rig = await startGateway({ data });
  return { data, store, rig, api: rig.info.api, browser: openBrowser(rig.info.api) };
}

it('lets in whoever knows the password, tells who that is, and lets go', async () => {
  const { browser } = await withAnn();
  expect((await browser.visit('GET', '/api/session')).body).toMatchObject({
    state: 'anonymous',
    user: null,
    csrf: null,
  });
  expect((await browser.visit('GET', '/api/covers')).status).toBe(401);
  const answer = await browser.logIn(' ANN ');
  expect(answer).toMatchObject({
    status: 200,
    body: {
      state: 'signed-in',
      user: { name: 'ann', role: 'dispatcher', unit: 'water', language: null },
      gateway: 'test',
    },
  });
  expect((await browser.visit('GET', '/api/covers')).status).toBe(200);
  expect((await browser.visit('GET', '/api/tokens')).status).toBe(403);
  await browser.visit('PATCH', '/api/session', { language: 'zh-Hans' });
  expect((await browser.visit('GET', '/api/session')).body).toMatchObject({ user: { language: 'zh-Hans' } });
  const cookie = browser.cookie();
  expect((await browser.visit('DELETE', '/api/session')).body).toMatchObject({ state: 'anonymous' });
  expect(browser.cookie()).toBeUndefined();
  browser.keep(cookie);
  expect((await browser.visit('GET', '/api/covers')).status).toBe(401);
});

it('gives a cookie that no script reads and no other site sends, and that TLS alone carries where there is TLS', async () => {
  const { browser, api } = await withAnn();
  const set = String((await browser.logIn('ann')).headers['set-cookie']);
  expect(set).toMatch(/^lidwatch_session=[A-Za-z0-9_-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Strict$/);
  const proxied = await openBrowser(api).visit(
    'POST',
    '/api/session',
    { name: 'ann', password: PASSWORD },
    {
      'x-forwarded-proto': 'https',
    },
  );
  expect(String(proxied.headers['set-cookie'])).toMatch(/; Secure$/);
});

it('marks the cookie as secure under TLS', async () => {
  const data = temporaryFolder();
  const store = beside(data);
  await addPeople(store, { name: 'ann', role: 'admin' });
  const rig = await startGateway({ data, api: testApi({ tls: selfSigned('gateway') }) });
  const browser = openBrowser(rig.info.api);
  const set = String((await browser.logIn('ann')).headers['set-cookie']);
  expect(set).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
  expect((await browser.visit('GET', '/api/covers')).status).toBe(200);
});

it('says the same of a wrong password, a name that nobody has, and a user who is disabled', async () => {
  const { browser, store } = await withAnn();
  await addPeople(store, { name: 'gone', role: 'viewer' });
  store.users.change('gone', { disabled: true }, Date.now());
  const answers = [];
  for (const [name, password] of [
    ['ann', 'not the password, no'],
    ['nobody-here', PASSWORD],
    ['gone', PASSWORD],
    ['а\u202enn', PASSWORD],
  ] as const) {
    answers.push(await browser.logIn(name, password));
  }
  for (const { status, body, headers } of answers) {
    expect([status, body, headers['set-cookie']]).toEqual([401, answers[0]?.body, undefined]);
  }
});

it('gives a new cookie at each login, and ends the session that the browser had', async () => {
  const { browser } = await withAnn();
  await browser.logIn('root');
  const planted = browser.cookie();
  await browser.logIn('ann');
  expect(browser.cookie()).not.toBe(planted);
  browser.keep(planted);
  expect((await browser.visit('GET', '/api/covers')).status).toBe(401);
});

it('takes no cookie that was made elsewhere, and none of two', async () => {
  const { browser, api } = await withAnn();
  await browser.logIn('ann');
  const own = `lidwatch_session=${browser.cookie()}`;
  const chosen = `lidwatch_session=${'x'.repeat(43)}`;
  for (const cookie of [
    chosen,
    'lidwatch_session=',
    `${own}; ${chosen}`,
    `${chosen}; ${own}`,
    `lidwatch_session="${own}"`,
  ]) {
    const { status } = await openBrowser(api).visit('GET', '/api/covers', undefined, { cookie });
    expect([cookie, status]).toEqual([cookie, 401]);
  }
  expect((await openBrowser(api).visit('GET', '/api/covers', undefined, { cookie: `a=b; ${own}; c` })).status).toBe(
    200,
  );
});

it('keeps password and cookie out of the log, the database and the answers', async () => {
  const { browser, store, rig } = await withAnn();
  await browser.logIn('ann', 'not the password, no');
  const { body } = await browser.logIn('ann');
  await browser.logIn('nobody-has-this');
  const told = JSON.stringify([rig.log.lines, body, store.audit.list({ limit: 100 }), store.users.list()]);
  expect(told).not.toContain(browser.cookie());
  expect(told).not.toContain(PASSWORD);
  expect(told).not.toContain('not the password');
  expect(told).not.toContain('nobody-has-this');
  expect(told).toContain('login-failed');
});

it('is bounded in what it reads', async () => {
  const { browser } = await withAnn();
  expect((await browser.logIn('ann', 'x'.repeat(1_025))).status).toBe(400);
  expect((await browser.logIn('ann', 'x'.repeat(100_000))).status).toBe(413);
  expect((await browser.visit('POST', '/api/session', { name: ['ann'], password: { $ne: 1 } })).status).toBe(400);
});
