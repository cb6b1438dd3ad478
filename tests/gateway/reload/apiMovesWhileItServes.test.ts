import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { selfSigned } from '../../support/certificates.ts';
import { testApi } from '../../support/gatewayRig.ts';
import { beside } from '../../support/people.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { startReloadable } from '../../support/reloadableGateway.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** The status of /livez; undefined where nobody answers. */
async function alive(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return fetch(`http://${host}:${port}/livez`, { headers: { connection: 'close' } }).then(
    ({ status }) => status,
    () => undefined,
  );
}

function speaksTls(port: number): Promise<boolean> {
  return new Promise((settled) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      settled(true);
      socket.destroy();
    });
    socket.on('error', () => settled(false));
  });
}

it('goes to another port, and leaves the old one', async () => {
  const [before, after] = [await freeTcpPort(), await freeTcpPort()];
  const { rig, take } = await startReloadable({ api: testApi({ port: before }) });
  expect(await alive(before)).toBe(200);
  expect(await take({ api: testApi({ port: after }) })).toBe(true);
  expect([await alive(before), await alive(after)]).toEqual([undefined, 200]);
  expect(rig.gateway.summary()).toBe('every part is up');
});

it('stays where it is while the other port cannot be had, and nothing else is changed either', async () => {
  const [before, after] = [await freeTcpPort(), await freeTcpPort()];
  const other = createServer().listen(after, '127.0.0.1');
  onTestFinished(() => void other.close());
  const { rig, take, links } = await startReloadable({ api: testApi({ port: before }) });
  const wanted = { api: testApi({ port: after }), links: [] };
  expect(await take(wanted)).toBe(false);
  expect(await alive(before)).toBe(200);
  expect(await links()).toHaveLength(1);
  expect(await rig.part('api')).toMatchObject({ status: 'up' });
  expect(await rig.part('config')).toMatchObject({
    status: 'degraded',
    reason: `api: 127.0.0.1:${after}: EADDRINUSE: the configuration from before goes on`,
  });
  await new Promise((closed) => other.close(closed));
  expect(await take(wanted)).toBe(true);
  expect([await alive(before), await alive(after)]).toEqual([undefined, 200]);
});

it('takes up TLS, another address and the old one again on the port that it has', async () => {
  const port = await freeTcpPort();
  const data = temporaryFolder();
  beside(data).tokens.create({ name: 'somebody', scope: 'viewer' }, Date.now());
  const { rig, take } = await startReloadable({ data, api: testApi({ port }) });
  expect(await speaksTls(port)).toBe(false);
  expect(await take({ api: testApi({ port, tls: selfSigned('gateway') }) })).toBe(true);
  expect(await speaksTls(port)).toBe(true);
  expect(await take({ api: testApi({ port, host: '0.0.0.0' }) })).toBe(true);
  expect([await alive(port), await alive(port, '127.0.0.2')]).toEqual([200, 200]);
  expect(await take({ api: testApi({ port, host: '203.0.113.1' }) })).toBe(false);
  expect([await alive(port), await alive(port, '127.0.0.2')]).toEqual([200, 200]);
  expect(rig.gateway.summary()).toMatch(/^config degraded: api: 203\.0\.113\.1:\d+: [^;]*EADDRNOTAVAIL[^;]*$/);
});

it('asks for tokens, and counts requests, as it is told now', async () => {
  const { rig, take } = await startReloadable({ api: testApi() });
  expect((await rig.get('/api/covers')).status).toBe(200);
  await take({ api: testApi({ tokens: 'required', perMinute: 10 }) });
  expect((await rig.get('/api/covers')).status).toBe(401);
  await take({ api: testApi({ perMinute: 10 }) });
  const elsewhere = { headers: { 'x-forwarded-for': '192.0.2.1' } };
  const statuses: number[] = [];
  for (let i = 0; i < 12; i += 1) statuses.push((await rig.ask('GET', '/api/covers', elsewhere)).status);
  expect(statuses.slice(-2)).toEqual([429, 429]);
});
