import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { testApi } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser, PASSWORD } from '../../support/people.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { startReloadable } from '../../support/reloadableGateway.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

/** The other end of the loopback network stands for another machine: who listens on 127.0.0.1 alone does not hear it. */
const ELSEWHERE = '127.0.0.2';
const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host }, () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
  });
}

async function openToAll(data = temporaryFolder(), port = 0) {
  const own = port === 0 ? await freeTcpPort() : port;
  const started = await startReloadable({ data, api: testApi({ host: '0.0.0.0', port: own }) });
  const elsewhere = () => answers(own, ELSEWHERE);
  return { ...started, data, port: own, elsewhere };
}

it('says what to do, and goes where it was configured to be when a page has made an administrator', async () => {
  const { rig, elsewhere, port } = await openToAll();
  expect([await elsewhere(), await answers(port, '127.0.0.1')]).toEqual([false, true]);
  if (outside !== undefined) expect(await answers(port, outside)).toBe(false);
  expect(await rig.part('api')).toMatchObject({
    status: 'degraded',
    reason: expect.stringMatching(/0\.0\.0\.0.*open http:\/\/127\.0\.0\.1:\d+ here, or run `lidwatch user add/),
  });
  const made = await openBrowser(rig.info.api).visit('POST', '/api/session/first', { name: 'ann', password: PASSWORD });
  expect(made.status).toBe(201);
  await until('it answers others', 10_000, elsewhere);
  expect(await rig.part('api')).toMatchObject({ status: 'up' });
  expect(rig.gateway.summary()).toBe('every part is up');
});

it('does so when one was made beside it, and when a token was', async () => {
  for (const care of ['user', 'token'] as const) {
    const { data, elsewhere } = await openToAll();
    const store = beside(data);
    await addPeople(store, { name: 'ann', role: 'supervisor' });
    expect([care, await elsewhere()]).toEqual([care, false]);
    if (care === 'user') await addPeople(store, { name: 'root', role: 'admin' });
    else store.tokens.create({ name: 'console', scope: 'viewer' }, Date.now());
    await until('it answers others', 10_000, elsewhere);
  }
});

it('answers others from the start where somebody may use it, and alone this machine where nobody may any more', async () => {
  const data = temporaryFolder();
  const store = beside(data);
  store.tokens.create({ name: 'console', scope: 'viewer' }, Date.now());
  const first = await openToAll(data);
  expect(await first.elsewhere()).toBe(true);
  store.tokens.revoke('console', Date.now());
  // while it runs it stays: /readyz is looked at from elsewhere, and nobody is let in
  expect(await first.elsewhere()).toBe(true);
  await first.rig.gateway.stop();
  const second = await openToAll(data);
  expect(await second.elsewhere()).toBe(false);
});

it('is as careful with a configuration that comes later', async () => {
  const { take, rig, port, elsewhere } = await openToAll();
  expect(await take({ api: testApi({ port, host: '127.0.0.1' }) })).toBe(true);
  expect(await rig.part('api')).toMatchObject({ status: 'up' });
  expect(await take({ api: testApi({ port, host: ELSEWHERE }) })).toBe(true);
  expect(await elsewhere()).toBe(true);
  expect(await take({ api: testApi({ port, host: '0.0.0.0' }) })).toBe(true);
  expect(await elsewhere()).toBe(false);
  expect(await rig.part('api')).toMatchObject({ status: 'degraded' });
});
