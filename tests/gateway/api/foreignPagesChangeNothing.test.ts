import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

async function loggedIn() {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'ann', role: 'admin' });
  const rig = await startGateway({ data, covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
  const browser = openBrowser(rig.info.api);
  await browser.logIn('ann');
  return { rig, browser, host: new URL(rig.info.api ?? '').host };
}

const ORDER = ['POST', '/api/covers/C-1/orders', { order: 'reboot' }] as const;

it('takes an order from a page of its own, and from no other', async () => {
  const { browser, rig, host } = await loggedIn();
  const forged = [
    { 'x-lidwatch-csrf': undefined },
    { 'x-lidwatch-csrf': '' },
    { 'x-lidwatch-csrf': 'x'.repeat(43) },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `http://evil.example@${host}` },
    { origin: `http://${host}.evil.example` },
    { origin: `http://x.${host}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { host: 'evil.example' },
  ];
  for (const headers of forged) {
    const { status, body } = await browser.visit(...ORDER, headers);
    expect([headers, status, body]).toEqual([
      headers,
      403,
      expect.objectContaining({ type: 'urn:lidwatch:problem:csrf' }),
    ]);
  }
  const { text } = await rig.get('/metrics');
  expect(text).toContain(`lidwatch_api_refused_total{reason="csrf"} ${forged.length}`);
  expect((await rig.get('/api/covers/C-1/orders')).body).toEqual({ orders: [] });
  expect((await browser.visit(...ORDER)).status).toBe(202);
});

it('takes it behind a proxy that speaks TLS, as long as that passes the host on', async () => {
  const { browser } = await loggedIn();
  const proxied = { host: 'lidwatch.example', origin: 'https://lidwatch.example', 'x-forwarded-for': '192.0.2.1' };
  expect((await browser.visit(...ORDER, proxied)).status).toBe(202);
});

it('logs nobody in, and nobody out, for another page', async () => {
  const { browser, rig } = await loggedIn();
  const stranger = openBrowser(rig.info.api);
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const into = await stranger.visit('POST', '/api/session', { name: 'ann', password: 'x' }, headers);
    expect([headers, into.status]).toEqual([headers, 403]);
    expect([headers, (await browser.visit('DELETE', '/api/session', undefined, headers)).status]).toEqual([
      headers,
      403,
    ]);
  }
  expect((await browser.visit('GET', '/api/session')).body).toMatchObject({ state: 'signed-in' });
});

it('takes a browser on the same machine for a browser, and not for a program', async () => {
  const { rig } = await loggedIn();
  for (const site of ['none', 'same-origin', 'cross-site']) {
    const answer = await rig.ask('GET', '/api/covers', { headers: { 'sec-fetch-site': site } });
    expect([site, answer.status]).toEqual([site, 401]);
  }
  expect((await rig.get('/api/covers')).status).toBe(200);
});

it('needs no word of a token, which no page can send unasked', async () => {
  const { rig, browser } = await loggedIn();
  const data = beside(temporaryFolder());
  const token = data.tokens.create({ name: 'x', scope: 'admin' }, Date.now());
  const withCookie = await browser.visit(...ORDER, { authorization: `Bearer ${token}`, 'x-lidwatch-csrf': undefined });
  // the token counts, and is one of another gateway
  expect(withCookie.status).toBe(401);
  expect((await rig.get('/api/covers/C-1/orders')).body).toEqual({ orders: [] });
});
