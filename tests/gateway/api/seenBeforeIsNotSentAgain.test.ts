import { beforeEach, expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';

const CONFIG = '/api/covers/C-1/config';
let rig: GatewayRig;

beforeEach(async () => {
  rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
});

const read = (ifNoneMatch: string) => rig.ask('GET', CONFIG, { headers: { 'if-none-match': ifNoneMatch } });
const write = (ifMatch: string, heartbeat = '60min') =>
  rig.ask('PUT', CONFIG, { headers: { 'if-match': ifMatch }, body: { settings: { heartbeat } } });

it('answers 304 without a body to whoever has it, in every form of If-None-Match', async () => {
  const { headers } = await rig.get(CONFIG);
  const tag = headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[\w-]+"$/);
  for (const seen of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const { status, text, headers } = await read(seen);
    expect([seen, status, text, headers.get('etag')]).toEqual([seen, 304, '', tag]);
  }
  for (const seen of ['"other"', tag.slice(1, -1), '']) expect((await read(seen)).status).toBe(200);
});

it('writes over what was read, and over nothing that was changed since', async () => {
  const { headers, body } = await rig.get(CONFIG);
  const tag = headers.get('etag') ?? '';
  const { revision } = body as { revision: string };
  expect((await write(`W/${tag}`)).status).toBe(412);
  expect((await write(tag)).status).toBe(200);
  for (const old of [tag, `"${revision}"`, '"other"']) {
    const { status, body } = await write(old, '90min');
    expect([old, status]).toEqual([old, 412]);
    expect(body).toMatchObject({ type: 'urn:lidwatch:problem:changed-meanwhile' });
  }
  expect((await rig.get(CONFIG)).text).toContain('"wanted":"1h"');
  const now = ((await rig.get(CONFIG)).body as { revision: string }).revision;
  expect((await write(`"${now}"`, '90min')).status).toBe(200);
  expect((await write('*', '2h')).status).toBe(200);
});

it('answers HEAD as GET, without the body', async () => {
  const got = await rig.get('/api/covers');
  const response = await fetch(`${rig.info.api}/api/covers`, { method: 'HEAD' });
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([
    200,
    got.headers.get('etag'),
    '',
  ]);
});
