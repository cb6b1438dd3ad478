import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

interface Printed {
  readonly doors: readonly { readonly cover: string; readonly url: string }[];
}

function city() {
  const folder = temporaryFolder();
  const store = openStore({ folder, access: 'tool', create: true });
  store.inventory.take(
    [
      { cover: 'C-1', change: { name: 'Main <St>', group: 'tunnel', unit: 'water' } },
      { cover: 'C-2', change: { group: 'tunnel' } },
      { cover: 'C-3', change: { unit: 'water' } },
    ],
    0,
  );
  store.close();
  const out = join(folder, 'sheet.html');
  const args = ['--data', folder, '--url', 'https://covers.example/', '--out', out];
  return { folder, out, args };
}

it('a sheet has a plate for each cover: its number, its name, how to report, and the code of its page', async () => {
  const { out, args } = city();
  const { doors } = await lidwatchJson<Printed>('qr', 'C-1', 'C-2', ...args);
  expect(doors.map(({ cover }) => cover)).toEqual(['C-1', 'C-2']);
  const sheet = readFileSync(out, 'utf8');
  for (const { cover, url } of doors) {
    expect(url).toMatch(/^https:\/\/covers\.example\/r\/[2-9a-z]{12}$/);
    expect([url.includes(cover), sheet.includes(`<h2>${cover}</h2>`)]).toEqual([false, true]);
    expect(sheet).toContain(await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }));
  }
  for (const part of ['Main &lt;St&gt;', 'Something wrong', '井盖有问题', '人孔蓋有問題', 'size: A4'])
    expect(sheet).toContain(part);
  expect(sheet).not.toMatch(/<script|src=|href="http/);
});

it('the code of a cover stays, until another one is wanted', async () => {
  const { folder, args } = city();
  const urlOf = async (...more: string[]) =>
    (await lidwatchJson<Printed>('qr', 'C-1', ...args, ...more)).doors[0]?.url ?? '';
  const first = await urlOf();
  expect(await urlOf()).toBe(first);
  const second = await urlOf('--replace');
  expect(second).not.toBe(first);
  const store = openStore({ folder, access: 'tool' });
  const coverOf = (url: string) => store.doors.coverOf(url.split('/').at(-1) ?? '');
  expect([coverOf(first), coverOf(second), coverOf(second.toUpperCase())]).toEqual([undefined, 'C-1', 'C-1']);
  store.close();
});

it.each([
  [
    ['--group', 'tunnel'],
    ['C-1', 'C-2'],
  ],
  [
    ['--unit', 'water'],
    ['C-1', 'C-3'],
  ],
  [['--group', 'tunnel', '--unit', 'water'], ['C-1']],
  [['--all'], ['C-1', 'C-2', 'C-3']],
])('covers are chosen by %j', async (more, covers) => {
  const { args } = city();
  expect((await lidwatchJson<Printed>('qr', ...args, ...more)).doors.map(({ cover }) => cover)).toEqual(covers);
});

it('says what is wrong, and writes nothing then', async () => {
  const { out, args } = city();
  for (const [code, more] of [
    [2, []],
    [2, ['C-1', '--all']],
    [3, ['C-9']],
    [3, ['--group', 'nowhere']],
    [2, ['C-1', '--url', 'covers.example']],
    [1, ['C-1', '--out', '/nowhere/sheet.html']],
  ] as const) {
    expect([more, (await lidwatch('qr', ...args, ...more)).code]).toEqual([more, code]);
  }
  expect(existsSync(out)).toBe(false);
});
