import { beforeEach, expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { sayRaw } from '../../support/rawHttp.ts';
import { until } from '../../support/until.ts';

let rig: GatewayRig;

beforeEach(async () => {
  rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
});

const HOST = 'Host: localhost\r\nConnection: close\r\n';

it.each([
  ['no request at all', 'NONSENSE\r\n\r\n', 400, 'bad-request'],
  ['headers without an end', `GET / HTTP/1.1\r\n${HOST}X: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ['an expectation', `GET /livez HTTP/1.1\r\n${HOST}Expect: a miracle\r\n\r\n`, 417, 'expectation-failed'],
  ['a path that cannot be read', `GET /api/covers/%zz HTTP/1.1\r\n${HOST}\r\n`, 404, 'not-found'],
])('answers %s with problem+json', async (_what, text, status, name) => {
  const heard = await sayRaw(rig.info.api, text);
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ type: `urn:lidwatch:problem:${name}`, status });
});

it('says what can be done where something cannot, and to whoever asks', async () => {
  const allowed = async (method: string, path: string) => {
    const response = await fetch(`${rig.info.api}${path}`, { method });
    return [response.status, response.headers.get('allow')];
  };
  expect(await allowed('DELETE', '/api/events')).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect(await allowed('OPTIONS', '/api/covers/C-1/config')).toEqual([204, 'GET, HEAD, OPTIONS, PUT']);
  expect(await allowed('POST', '/api/nowhere')).toEqual([404, null]);
  expect(await allowed('OPTIONS', '/api/nowhere')).toEqual([404, null]);
});

it('does not take a client that goes away in the middle for a fault of its own', async () => {
  const head = `POST /api/covers/C-1/orders HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{`;
  const { port } = new URL(rig.info.api ?? '');
  const { connect } = await import('node:net');
  const socket = connect(Number(port), '127.0.0.1', () => socket.write(head, () => socket.destroy()));
  await new Promise((gone) => socket.on('close', gone));
  await until('it serves on', 5_000, async () => (await rig.get('/api/covers/C-1/orders')).status === 200);
  expect(rig.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
