import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { parseCoversCsv } from '../../../gateway/src/documents/coversCsv.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { until } from '../../support/until.ts';

const columns = (count: number) => `${Array.from({ length: count }, (_, i) => `c${i}`).join()}\n`;
const covers = (count: number) => `cover\n${Array.from({ length: count }, (_, i) => `C-${i}`).join('\n')}\n`;
const known = async (rig: GatewayRig) => ((await rig.get('/api/inventory')).body as { covers: object[] }).covers;

it.each([
  ['a header of 51 columns', columns(51), 1],
  ['a header of 40,000 columns', columns(40_000), 1],
  ['a cell without end', `cover,name\nC-1,"${'x'.repeat(100_000)}`, 1],
  ['rows of which each is wrong', `cover,lat,lon\n${',,\n'.repeat(200_000)}`, 1_000],
  ['more rows than there may be', covers(100_001), 1],
])(
  '%s: a table is read no further than is of use, by API and command line',
  async (_, text, faults) => {
    const { rows, problems } = parseCoversCsv('covers.csv', text);
    expect([rows.length, problems.length]).toEqual([0, faults]);
    const rig = await startGateway();
    const { status, body } = await rig.ask('POST', '/api/inventory', {
      headers: { 'content-type': 'text/csv' },
      body: text,
    });
    expect([400, 413]).toContain(status);
    if (faults > 1) expect(body).toMatchObject({ detail: '1000 faults or more; the first 100 of them' });
  },
  30_000,
);

it('JSON has a smaller bound than a table, and its faults have one', async () => {
  const rig = await startGateway();
  const send = (rows: unknown[]) => rig.ask('POST', '/api/inventory', { body: { rows } });
  const address = 'x'.repeat(150);
  const many = Array.from({ length: 15_000 }, (_, i) => ({ cover: `C-${i}`, address }));
  expect((await send(many)).status).toBe(413);
  expect((await send(many.slice(0, 5_000))).body).toMatchObject({ added: 5_000 });
  const wrong = await send(Array.from({ length: 90_000 }, () => 0));
  expect(wrong.body).toMatchObject({ detail: '1000 faults or more; the first 100 of them' });
  expect((await send(Array.from({ length: 100_001 }, () => 0))).status).toBe(413);
}, 30_000);

it('an import whose sender has gone away comes to an end, and nothing of it is taken', async () => {
  const rig = await startGateway();
  const table = covers(99_000);
  const { port } = new URL(rig.info.api ?? '');
  const sender = connect(Number(port), '127.0.0.1');
  const head = `POST /api/inventory HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/csv\r\ncontent-length: ${table.length}\r\n\r\n`;
  await new Promise<void>((sent) => sender.write(head + table, () => sent()));
  sender.destroy();
  const next = { headers: { 'content-type': 'text/csv' }, body: 'cover\nC-next\n' };
  await until('the next is taken', 20_000, async () => (await rig.ask('POST', '/api/inventory', next)).status === 200);
  expect(await known(rig)).toMatchObject([{ cover: 'C-next' }]);
}, 30_000);
