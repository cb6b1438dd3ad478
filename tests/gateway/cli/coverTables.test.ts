import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCoversCsv, parseCoversCsv } from '../../../gateway/src/documents/coversCsv.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

function table(text: string): { file: string; data: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'covers.csv');
  writeFileSync(file, text);
  return { file, data: join(folder, 'data') };
}

const TABLE = `cover,name,unit,lat,lon,tags
C-1,"Main St, 12",water,23.1291,113.2644,school busy
C-2,Quay,power,,,
`;

it('adds covers, shows what a change would do field by field, and does it', async () => {
  const { file, data } = table(TABLE);
  const first = await lidwatch('cover', 'import', file, '--data', data);
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('2 covers added, 0 changed, 0 unchanged')]);
  writeFileSync(file, 'cover,unit\nC-1,road\nC-2,power\nC-3,telecom\n');
  const preview = await lidwatch('cover', 'import', file, '--data', data, '--dry-run');
  expect(preview.out).toBe(
    '~ C-1  unit "water" -> "road"\n+ C-3  unit "telecom"\nwould be: 1 cover added, 1 changed, 1 unchanged; nothing was done\n',
  );
  expect((await lidwatchJson<{ covers: unknown[] }>('cover', 'export', '--data', data)).covers).toHaveLength(2);
  await lidwatch('cover', 'import', file, '--data', data);
  const { covers } = await lidwatchJson<{ covers: object[] }>('cover', 'export', '--data', data);
  expect(covers).toMatchObject([
    {
      cover: 'C-1',
      name: 'Main St, 12',
      unit: 'road',
      lat: 23.1291,
      lon: 113.2644,
      tags: ['busy', 'school'],
      node: null,
    },
    { cover: 'C-2', name: 'Quay', unit: 'power' },
    { cover: 'C-3', unit: 'telecom' },
  ]);
});

it('an empty cell forgets what was known, and a column that is left out changes nothing', async () => {
  const { file, data } = table(TABLE);
  await lidwatch('cover', 'import', file, '--data', data);
  writeFileSync(file, 'cover,name,lat,lon\nC-1,,,\n');
  await lidwatch('cover', 'import', file, '--data', data);
  const { covers } = await lidwatchJson<{ covers: object[] }>('cover', 'export', '--data', data);
  expect(covers[0]).not.toHaveProperty('lat');
  expect(covers[0]).toMatchObject({ cover: 'C-1', unit: 'water', tags: ['busy', 'school'] });
  expect(covers[0]).not.toHaveProperty('name');
});

it.each([
  ['cover,nam\nC-1,x\n', 1, '', /unknown column "nam".*name/],
  ['name\nx\n', 1, '', /"cover" is missing/],
  ['cover\nC 1\n', 2, 'cover', /not a cover number/],
  ['cover\nC-1\nC-1\n', 3, 'cover', /line 2 already/],
  ['cover,lat,lon\nC-1,91,0\n', 2, 'lat', /between -90 and 90/],
  ['cover,lat,lon\nC-1,north,0\n', 2, 'lat', /degrees/],
  ['cover,lat\nC-1,5\n', 2, 'lat', /stand together/],
  ['cover,tags\nC-1,"ok b@d"\n', 2, 'tags', /b@d/],
  ['cover,name\nC-1,a,b\n', 2, '', /3 fields, but 2 columns/],
  ['cover,name\nC-1,"a\n', 2, '', /./],
  ['', 1, '', /empty/],
])('%j is refused with the place of what is wrong, and changes nothing', async (text, line, path, message) => {
  const { problems, rows } = parseCoversCsv('covers.csv', text);
  expect(rows).toEqual([]);
  expect(problems[0]).toMatchObject({ line, path, message: expect.stringMatching(message) });
  const { file, data } = table(text);
  expect((await lidwatch('cover', 'import', file, '--data', data)).code).toBe(2);
  expect((await lidwatch('cover', 'export', '--data', data)).code).toBe(1);
});

it('an asset number belongs to one cover; two may be swapped', async () => {
  const { file, data } = table('cover,asset\nC-1,A\nC-2,B\n');
  await lidwatch('cover', 'import', file, '--data', data);
  writeFileSync(file, 'cover,asset\nC-3,A\n');
  expect((await lidwatch('cover', 'import', file, '--data', data)).code).toBe(4);
  writeFileSync(file, 'cover,asset\nC-1,B\nC-2,A\n');
  expect((await lidwatch('cover', 'import', file, '--data', data)).code).toBe(0);
});

it('reads what spreadsheets write: a mark, semicolons, CRLF, blanks', () => {
  const { rows, problems } = parseCoversCsv('x', '\ufeffCover;Name;Tags\r\n C-1 ; "Rue; du Port" ;a b\r\n\r\n');
  expect(problems).toEqual([]);
  expect(rows).toEqual([{ cover: 'C-1', change: { name: 'Rue; du Port', tags: ['a', 'b'] } }]);
});

it('no cell that is written is one that a spreadsheet would run', () => {
  const texts = ['=1+1', '@SUM(A1)', '+1', '-2+3', '="a,b"'];
  const text = formatCoversCsv(texts.map((name, i) => ({ cover: `C-${i}`, name, tags: [] })));
  const cells = text
    .split('\r\n')
    .slice(1, -1)
    .map((row) => row.replace(/^C-\d,/, ''));
  for (const cell of cells) expect(cell).toMatch(/^"?'/);
});

it('what is written is read again as it was', () => {
  const words = fc
    .string({ minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() === text && !/\p{Cc}/u.test(text));
  const entry = fc.record({
    name: fc.option(words, { nil: undefined }),
    address: fc.option(words, { nil: undefined }),
    unit: fc.option(fc.oneof(words, fc.constantFrom('=1+1', '@x', '-5', "'=x", '"', ',;')), { nil: undefined }),
    lat: fc.constantFrom(0, -89.5, 23.1291),
    lon: fc.constantFrom(-180, 113.2644),
    tags: fc.uniqueArray(fc.constantFrom('a', 'busy', 'école'), { maxLength: 3 }).map((tags) => tags.sort()),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const rows = entries.map((one, i) => ({ cover: `C-${i}`, ...one }));
      const text = formatCoversCsv(rows);
      const read = parseCoversCsv('x', text);
      expect(read.problems).toEqual([]);
      const back = read.rows.map(({ cover, change }) => ({ cover, ...change }));
      for (const [i, row] of rows.entries()) {
        const known = { ...row, name: row.name ?? null, address: row.address ?? null, unit: row.unit ?? null };
        expect(back[i]).toMatchObject({ ...known, tags: row.tags.length === 0 ? null : row.tags });
      }
    }),
  );
});

it('ten thousand covers are taken as one', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `C-${i},Street ${i},A-${i},water`).join('\n');
  const { file, data } = table(`cover,name,asset,unit\n${rows}\n`);
  const { added } = await lidwatchJson<{ added: number }>('cover', 'import', file, '--data', data);
  expect(added).toBe(10_000);
  const out = join(temporaryFolder(), 'out.csv');
  expect((await lidwatch('cover', 'export', '--data', data, '--out', out)).code).toBe(0);
  expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(10_002);
});

it('a cover is listed without a node, keeps its history when one is taken off it, and gets another', async () => {
  const { file, data } = table('cover,name\nC-1,Quay\n');
  await lidwatch('cover', 'import', file, '--data', data);
  const list = await lidwatch('cover', 'list', '--data', data);
  expect(list.out).toMatch(/C-1 +Quay +- +- +never/);
  expect((await lidwatch('cover', 'show', 'C-1', '--data', data)).out).toMatch(/node +none/);
  const store = openTestStore({ folder: data });
  store.covers.add({ cover: 'C-1', node: 7, key: key(7) }, 0);
  store.close();
  expect((await lidwatch('node', 'release', 'C-1', '--data', data)).code).toBe(0);
  expect((await lidwatch('node', 'release', 'C-1', '--data', data)).code).toBe(3);
  const { nodes } = await lidwatchJson<{ nodes: object[] }>('node', 'list', '--data', data);
  expect(nodes).toMatchObject([{ node: 7, cover: null }]);
  const again = await lidwatch('cover', 'add', 'C-1', '--node', '8', '--generate-key', '--data', data);
  expect(again.code).toBe(0);
  expect((await lidwatch('cover', 'show', 'C-1', '--data', data)).out).toContain('Quay');
});
