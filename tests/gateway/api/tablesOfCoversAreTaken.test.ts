import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { readStream } from '../../support/readStream.ts';
import { key } from '../../support/storeRig.ts';
import { until } from '../../support/until.ts';

const send = (rig: GatewayRig, body: string, query = '') =>
  rig.ask('POST', `/api/inventory${query}`, { headers: { 'content-type': 'text/csv' }, body });
const known = async (rig: GatewayRig) => ((await rig.get('/api/inventory')).body as { covers: object[] }).covers;

it('shows field by field what would change, and changes nothing', async () => {
  const rig = await startGateway();
  await send(rig, 'cover,unit,tags\nC-1,water,a b\nC-2,power,\n');
  const before = await known(rig);
  const preview = await send(rig, 'cover,unit\nC-1,road\nC-2,power\nC-3,telecom\n', '?dryRun=true');
  expect(preview).toMatchObject({ status: 200, body: { dryRun: true, added: 1, changed: 1, unchanged: 1 } });
  expect((preview.body as { steps: unknown }).steps).toEqual([
    { cover: 'C-1', kind: 'changed', fields: [{ name: 'unit', before: 'water', after: 'road' }] },
    { cover: 'C-3', kind: 'added', fields: [{ name: 'unit', before: null, after: 'telecom' }] },
  ]);
  expect((await send(rig, 'cover\nC-7\nC-8\n', '?dryRun=true&steps=1')).body).toMatchObject({ added: 2, steps: [{}] });
  expect(await known(rig)).toEqual(before);
});

it.each([
  ['cover,nam\nC-1,x\n', 'body', 1],
  ['name\nx\n', 'body', 1],
  ['cover,unit\nC-1,x\nC 2,x\n', 'cover', 3],
  ['cover\nC-1\nC-1\n', 'cover', 3],
  ['cover,lat,lon\nC-1,91,0\n', 'lat', 2],
  ['cover,tags\nC-1,"ok b@d"\n', 'tags', 2],
  ['cover,name\nC-1,a,b\n', 'body', 2],
  ['cover,name\nC-1,"a\n', 'body', 2],
])('the table %j is refused with line and column, and nothing of it is taken', async (text, name, line) => {
  const rig = await startGateway();
  const { status, body } = await send(rig, text);
  expect([status, body]).toMatchObject([400, { type: 'urn:lidwatch:problem:invalid-body', errors: [{ name, line }] }]);
  expect(await known(rig)).toEqual([]);
});

it('an asset number that belongs to another cover is told with its line, in a preview, too', async () => {
  const rig = await startGateway();
  await send(rig, 'cover,asset\nC-1,A\nC-2,B\n');
  for (const query of ['', '?dryRun=true']) {
    const { status, body } = await send(rig, 'cover,asset\nC-3,X\nC-4,A\nC-5,X\n', query);
    expect([status, body]).toMatchObject([
      409,
      {
        errors: [
          { name: 'asset', line: 3 },
          { name: 'asset', line: 4 },
        ],
      },
    ]);
  }
  expect(await known(rig)).toHaveLength(2);
  expect((await send(rig, 'cover,asset\nC-1,B\nC-2,A\n')).body).toMatchObject({ changed: 2 });
});

it('takes rows as JSON, and tells their faults by their place', async () => {
  const rig = await startGateway();
  const rows = (...some: unknown[]) => rig.ask('POST', '/api/inventory', { body: { rows: some } });
  expect((await rows({ cover: 'C-1', lat: 1, lon: 2, tags: ['x'] }, { cover: 'C-2', name: null })).body).toMatchObject({
    added: 2,
  });
  const wrong = await rows({ cover: 'C-3', unit: 7 }, null, { cover: 'C-3', lat: 1 }, { cover: 'C-4', colour: 1 });
  expect(wrong.status).toBe(400);
  expect((wrong.body as { errors: { name: string }[] }).errors.map(({ name }) => name)).toEqual([
    'rows.0.unit',
    'rows.1',
    'rows.2.lat',
    'rows.3',
  ]);
  expect(await known(rig)).toHaveLength(2);
  for (const body of ['{"rows":{}}', '[]', '{"rows":[],"more":1}', 'x']) {
    expect([body, (await rig.ask('POST', '/api/inventory', { body })).status]).toEqual([body, 400]);
  }
});

it('takes no more than it says, and nothing but tables and JSON', async () => {
  const rig = await startGateway();
  const many = Array.from({ length: 100_001 }, (_, i) => `C-${i}`).join('\n');
  expect((await send(rig, `cover\n${many}\n`)).status).toBe(413);
  expect((await send(rig, 'x'.repeat(33_554_433))).status).toBe(413);
  const xml = { headers: { 'content-type': 'application/xml' }, body: '<x/>' };
  expect((await rig.ask('POST', '/api/inventory', xml)).status).toBe(415);
  const latin1 = await fetch(`${rig.info.api}/api/inventory`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: Buffer.from('cover,name\nC-1,Caf\xe9\n', 'latin1'),
  });
  expect(await latin1.json()).toMatchObject({ errors: [{ name: 'body', message: expect.stringContaining('UTF-8') }] });
  const elsewhere = { headers: { 'content-type': 'text/csv' }, body: 'name\nx\n' };
  expect((await rig.ask('PATCH', '/api/covers/C-1/details', elsewhere)).status).toBe(415);
  expect(await known(rig)).toEqual([]);
}, 30_000);

it('takes one import at a time, and the next when whoever sent it has gone away', async () => {
  const rig = await startGateway();
  const { port } = new URL(rig.info.api ?? '');
  const slow = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  const head =
    'POST /api/inventory HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/csv\r\ncontent-length: 100\r\n\r\n';
  slow.write(`${head}cover`);
  await until('it is under way', 5_000, async () => (await send(rig, 'cover\nC-1\n')).status === 409);
  slow.destroy();
  await until('it is over', 5_000, async () => (await send(rig, 'cover\nC-1\n')).status === 200);
});

it('an import is told to readers of the stream, and logged with who sent it', async () => {
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 7, key: key(7) }] });
  const stream = await readStream(rig.info.api);
  await until('it is ready', 5_000, () => stream.of('ready').length === 1);
  await send(rig, 'cover,group\nC-1,tunnel\nC-2,\n');
  await until('both', 5_000, () => stream.of('cover').length === 2);
  expect(stream.of('cover')[0]).toMatchObject({ data: { cover: 'C-1', group: 'tunnel', node: 7 } });
  const many = Array.from({ length: 1_500 }, (_, i) => `C-1${i},x`).join('\n');
  await send(rig, `cover,group\n${many}\n`);
  await until('all of many', 5_000, () => stream.of('cover').some(({ data }) => data.cover === 'C-11499'));
  expect(rig.log.lines.filter(({ code }) => code === 'inventory-changed')).toMatchObject([
    { who: 'local', what: 'import', covers: 2 },
    { who: 'local', what: 'import', covers: 1_500 },
  ]);
});
