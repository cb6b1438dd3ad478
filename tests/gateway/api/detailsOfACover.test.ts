import { beforeEach, expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { readStream } from '../../support/readStream.ts';
import { until } from '../../support/until.ts';

const NOTHING = {
  ...{ name: null, group: null, asset: null, address: null, lat: null, lon: null, cell: null, unit: null, tags: [] },
};

let rig: GatewayRig;

beforeEach(async () => {
  rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: createFakeNode(1).key }] });
});

const PATH = '/api/covers/C-1/details';
const patch = (body: unknown, headers: Record<string, string> = {}) => rig.ask('PATCH', PATH, { body, headers });
const details = async (path = PATH) => (await rig.get(path)).body;

it('some of the details are changed, the others stay, and null takes one away', async () => {
  expect(await details()).toEqual(NOTHING);
  const first = await patch({ name: ' Quay ', unit: 'water', lat: 23.1291, lon: -113.2644, tags: ['b', 'a', 'b'] });
  expect(first).toMatchObject({
    status: 200,
    body: {
      details: { name: 'Quay', unit: 'water', lat: 23.1291, lon: -113.2644, tags: ['a', 'b'], asset: null },
      changed: [
        { name: 'name', before: null, after: 'Quay' },
        { name: 'lat' },
        { name: 'lon' },
        { name: 'unit' },
        { name: 'tags', before: [], after: ['a', 'b'] },
      ],
    },
  });
  const second = await patch({ unit: null, tags: null, asset: 'A-7' });
  expect(second.body).toMatchObject({ details: { name: 'Quay', unit: null, tags: [], asset: 'A-7', lat: 23.1291 } });
  expect((await patch({ asset: 'A-7' })).body).toMatchObject({ changed: [] });
  expect(await details()).toEqual((second.body as { details: unknown }).details);
});

it('what somebody else has changed meanwhile is not written over', async () => {
  const etag = (await rig.get(PATH)).headers.get('etag') ?? '';
  expect((await patch({ name: 'mine' }, { 'if-match': etag })).status).toBe(200);
  const late = await patch({ name: 'yours' }, { 'if-match': etag });
  expect(late).toMatchObject({ status: 412, body: { type: 'urn:lidwatch:problem:changed-meanwhile' } });
  expect(await details()).toMatchObject({ name: 'mine' });
});

it.each([
  [{ lat: 91, lon: 0 }, 'lat'],
  [{ lat: 5 }, 'lat'],
  [{ lon: null, lat: 1 }, 'lat'],
  [{ lat: '5', lon: 5 }, 'lat'],
  [{ tags: ['two words'] }, 'tags.0'],
  [{ group: 'a b' }, 'group'],
  [{ unit: '' }, 'unit'],
  [{ name: 'a\nb' }, 'name'],
  [{ node: 7 }, 'body'],
  ['{"__proto__":1}', 'body'],
  [[], 'body'],
])('%j is refused and named, and changes nothing', async (body, name) => {
  const { status, body: found } = await patch(body);
  expect([status, found]).toMatchObject([400, { type: 'urn:lidwatch:problem:invalid-body', errors: [{ name }] }]);
  expect(await details()).toEqual(NOTHING);
});

it('a cover is added once, without a node, for life', async () => {
  const add = (body: object) => rig.ask('POST', '/api/covers', { body });
  expect(await add({ cover: 'C-2', name: 'Depot', asset: 'A-1' })).toMatchObject({
    status: 201,
    body: { cover: 'C-2', details: { name: 'Depot', asset: 'A-1' } },
  });
  expect((await rig.get('/api/covers/C-2')).body).toMatchObject({ node: null, name: 'Depot', condition: 'unknown' });
  expect(await add({ cover: 'C-2' })).toMatchObject({ status: 409, body: { type: 'urn:lidwatch:problem:conflict' } });
  expect(await add({ cover: 'C-3', asset: 'A-1' })).toMatchObject({
    status: 409,
    body: { errors: [{ name: 'asset' }] },
  });
  expect((await add({ cover: 'C 3' })).body).toMatchObject({ errors: [{ name: 'cover' }] });
  expect((await patch({ asset: 'A-1' })).status).toBe(409);
  for (const cover of ['C-3', 'C-9']) expect((await rig.get(`/api/covers/${cover}/details`)).status).toBe(404);
  expect((await rig.ask('PATCH', '/api/covers/C-9/details', { body: { name: 'x' } })).status).toBe(404);
  expect((await rig.ask('DELETE', '/api/covers/C-2')).status).toBe(405);
});

it('a change is told to readers of the stream, and logged with who made it', async () => {
  const stream = await readStream(rig.info.api);
  await until('it is ready', 5_000, () => stream.of('ready').length === 1);
  await patch({ name: 'Quay', address: 'a place' });
  await rig.ask('POST', '/api/covers', { body: { cover: 'C-2' } });
  await until('both covers', 5_000, () => stream.of('cover').length === 2);
  expect(stream.of('cover').map(({ data }) => data)).toMatchObject([{ cover: 'C-1', name: 'Quay' }, { cover: 'C-2' }]);
  expect(rig.log.lines.filter(({ code }) => code === 'inventory-changed')).toMatchObject([
    { who: 'local', what: 'details', cover: 'C-1', details: ['name', 'address'] },
    { who: 'local', what: 'cover-added', cover: 'C-2' },
  ]);
});
