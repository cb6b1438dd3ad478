import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { gatewaySchema, readySchema } from '../../../gateway/src/api/schemas/system.ts';
import { createApiClient } from '../../../gateway/src/client/apiClient.ts';
import type { ApiTarget } from '../../../gateway/src/client/apiTarget.ts';
import { selfSigned } from '../../support/certificates.ts';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';

function ask(target: ApiTarget) {
  const api = createApiClient(target);
  onTestFinished(api.close);
  return api.get('/api/gateway', gatewaySchema);
}

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tlsGateway = async () => {
  const pair = selfSigned('gateway.example');
  const { info } = await startGateway({ api: testApi({ tls: pair }) });
  return { url: info.api ?? '', ...pair };
};

it('trusts a certificate that it was given, the one of a gateway beside it, and no other', async () => {
  const { url, cert } = await tlsGateway();
  expect(url).toMatch(/^https:/);
  expect(await ask({ url, cert })).toMatchObject({ name: 'test' });
  // the name in it is not that of the loopback
  await expect(ask({ url, ca: cert })).rejects.toMatchObject({ code: 'api-unreachable' });
  await expect(ask({ url })).rejects.toMatchObject({ code: 'api-unreachable' });
  await expect(ask({ url, cert: selfSigned('gateway.example').cert })).rejects.toMatchObject({
    code: 'api-unreachable',
  });
  await expect(ask({ url, cert: '/nowhere/cert.pem' })).rejects.toMatchObject({ code: 'file-unreadable' });
});

it('says that it is refused, and for what, and shows no token', async () => {
  const { info } = await startGateway({ api: testApi({ tokens: 'required' }) });
  const url = info.api ?? '';
  await expect(ask({ url })).rejects.toMatchObject({
    code: 'api-refused',
    hint: expect.stringContaining('token create'),
  });
  const wrong = ask({ url, token: 'lidwatch_secret' });
  await expect(wrong).rejects.toMatchObject({ code: 'api-refused', message: expect.not.stringContaining('secret') });
});

it('takes another program at the address for what it is', async () => {
  const answers = ['{"name":"a"}', 'hello', '{'];
  const url = await serve((_request, response) => response.end(answers.shift()));
  for (const _ of [...answers]) {
    await expect(ask({ url })).rejects.toMatchObject({
      code: 'api-unreachable',
      hint: expect.stringContaining('version'),
    });
  }
  const gone = `http://127.0.0.1:${await freeTcpPort()}`;
  await expect(ask({ url: gone })).rejects.toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
});

it('reads why a gateway is not ready', async () => {
  const body = JSON.stringify({ ready: false, parts: [] });
  const api = createApiClient({ url: await serve((_request, response) => response.writeHead(503).end(body)) });
  onTestFinished(api.close);
  expect(await api.get('/readyz', readySchema)).toEqual({ ready: false, parts: [] });
});
