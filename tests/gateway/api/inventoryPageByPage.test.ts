import { expect, it } from 'vitest';
import { parseCoversCsv } from '../../../gateway/src/documents/coversCsv.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { key } from '../../support/storeRig.ts';

interface Page {
  readonly covers: readonly { readonly cover: string; readonly node: number | null; readonly details: object }[];
  readonly next: string | null;
}

async function covers(rig: GatewayRig, query: string): Promise<readonly string[]> {
  const { covers: found } = (await rig.get(`/api/inventory?${query}`)).body as Page;
  return found.map(({ cover }) => cover);
}

const ROWS = [
  { cover: 'C-1', group: 'tunnel', unit: 'water', cell: 'N4', tags: ['busy', 'school'] },
  { cover: 'C-2', group: 'tunnel', unit: 'power', cell: 'N4', tags: ['bus'] },
  { cover: 'C-3', unit: 'water', name: '=1+1', address: '@home' },
  { cover: 'C-4', unit: 'road "B"', cell: 'N5' },
];

async function street(): Promise<GatewayRig> {
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 7, key: key(7) }] });
  expect((await rig.ask('POST', '/api/inventory', { body: { rows: ROWS } })).status).toBe(200);
  return rig;
}

it('covers are listed by what is known of them', async () => {
  const rig = await street();
  expect(await covers(rig, '')).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
  expect(await covers(rig, 'group=tunnel')).toEqual(['C-1', 'C-2']);
  expect(await covers(rig, 'unit=water')).toEqual(['C-1', 'C-3']);
  expect(await covers(rig, 'unit=road%20%22B%22')).toEqual(['C-4']);
  expect(await covers(rig, 'unit=water&group=tunnel')).toEqual(['C-1']);
  expect(await covers(rig, 'cell=N4')).toEqual(['C-1', 'C-2']);
  expect(await covers(rig, 'tag=bus')).toEqual(['C-2']);
  expect(await covers(rig, 'tag=busy')).toEqual(['C-1']);
  expect(await covers(rig, 'hasNode=true')).toEqual(['C-1']);
  expect(await covers(rig, 'hasNode=false&cell=N4')).toEqual(['C-2']);
  expect((await rig.get('/api/inventory?limit=1')).body).toMatchObject({
    covers: [{ cover: 'C-1', node: 7, details: { unit: 'water', name: null, tags: ['busy', 'school'] } }],
  });
  for (const [query, name] of [
    ['hasNode=1', 'hasNode'],
    ['group=', 'group'],
    ['colour=red', 'query'],
  ]) {
    expect((await rig.get(`/api/inventory?${query}`)).body).toMatchObject({ errors: [{ name }] });
  }
});

it('pages show each cover once', async () => {
  const rig = await street();
  const seen: string[] = [];
  let cursor = '';
  do {
    const { covers: found, next } = (await rig.get(`/api/inventory?limit=3${cursor}`)).body as Page;
    seen.push(...found.map(({ cover }) => cover));
    cursor = next === null ? '' : `&cursor=${next}`;
  } while (cursor !== '');
  expect(seen).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
});

it('the table is one that the import reads and that no spreadsheet runs', async () => {
  const rig = await street();
  const { status, type, text, headers } = await rig.get('/api/inventory.csv');
  expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(headers.get('content-disposition')).toBe('attachment; filename="covers.csv"');
  expect(text).toContain("'=1+1");
  expect(text).toContain("'@home");
  const { rows, problems } = parseCoversCsv('x', text);
  expect([problems, rows.map(({ cover }) => cover)]).toEqual([[], ['C-1', 'C-2', 'C-3', 'C-4']]);
  const again = await rig.ask('POST', '/api/inventory', { headers: { 'content-type': 'text/csv' }, body: text });
  expect(again.body).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  expect((await rig.get('/api/inventory.csv?unit=water&hasNode=false')).text.split('\r\n')).toHaveLength(3);
  expect((await rig.get('/api/inventory.csv?x=1')).status).toBe(400);
});

it('a table of several pages is whole', async () => {
  const rig = await startGateway();
  const rows = Array.from({ length: 1_000 }, (_, i) => ({ cover: `C-${String(i).padStart(4, '0')}`, unit: `${i}` }));
  await rig.ask('POST', '/api/inventory', { body: { rows } });
  const { text } = await rig.get('/api/inventory.csv');
  expect(parseCoversCsv('x', text).rows.map(({ cover, change }) => ({ cover, unit: change.unit }))).toEqual(rows);
});
