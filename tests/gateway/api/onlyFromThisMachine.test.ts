import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { beside } from '../../support/people.ts';
import { sayRaw } from '../../support/rawHttp.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** The status of a POST whose headers, the host too, are these. */
function post(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', ...headers };
    const asking = request(url, { method: 'POST', headers: all }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end('{"order":"reboot"}');
  });
}

it('takes orders from programs on this machine, and from nobody else', async () => {
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
  const url = `${rig.info.api}/api/covers/C-1/orders`;
  const refused = [
    { host: 'evil.example' },
    { host: 'evil.example:8080' },
    { host: '127.0.0.1.evil.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'x-forwarded-for': '10.0.0.1' },
    { forwarded: 'for=10.0.0.1' },
    { 'x-real-ip': '10.0.0.1' },
    { 'x-forwarded-proto': 'https' },
  ];
  for (const headers of refused) expect([headers, await post(url, headers)]).toEqual([headers, 401]);
  expect((await rig.get('/api/covers/C-1/orders')).body).toEqual({ orders: [] });
  for (const host of ['localhost:1', '127.0.0.1', '[::1]:80'])
    expect([host, await post(url, { host })]).toEqual([host, 202]);
});

it('takes no word over HTTP/1.0 without a token, which is how a proxy speaks that adds no header', async () => {
  const rig = await startGateway();
  const answered = await sayRaw(rig.info.api, 'GET /api/covers HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n');
  expect(answered).toMatch(/^HTTP\/1\.1 401 /);
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;

it.skipIf(outside === undefined)('refuses what comes in by another address, where it listens on all', async () => {
  const node = createFakeNode(1);
  const data = temporaryFolder();
  beside(data).tokens.create({ name: 'somebody', scope: 'viewer' }, Date.now());
  const rig = await startGateway({
    data,
    covers: [{ cover: 'C-1', node: 1, key: node.key }],
    api: testApi({ host: '0.0.0.0' }),
  });
  const port = new URL(rig.info.api ?? '').port;
  const path = `http://${outside}:${port}/api/covers/C-1`;
  expect((await fetch(path)).status).toBe(401);
  expect(await post(`${path}/orders`, { host: 'localhost' })).toBe(401);
});
