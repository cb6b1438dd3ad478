import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lidwatchOn } from '../../support/cli.ts';
import { startFigures } from '../../support/figuresRig.ts';

it('is a document, a page in the reader’s language, and a table', async () => {
  const { rig } = await startFigures();
  const report = await rig.get('/api/supervision/report');
  expect([report.status, report.body]).toMatchObject([200, { month: '2026-11', isOver: true, act: { length: 9 } }]);
  const page = await rig.ask('GET', '/api/supervision/report.html?month=2026-11', {
    headers: { 'accept-language': 'zh-TW, en;q=0.5' },
  });
  expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.text).toContain('<html lang="zh-TW">');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect((await rig.get('/api/supervision/report.html?lang=en')).text).toContain('<html lang="en">');
  const table = await rig.get('/api/supervision/report.csv?month=2026-11');
  expect([table.type, table.text.includes('2026-11,all,,opened,31,incidents\r\n')]).toEqual([
    'text/csv; charset=utf-8',
    true,
  ]);
  expect((await rig.get('/api/supervision/report.csv?month=11')).status).toBe(400);
});

it('is made by the command line beside the running gateway, as the name of the file says', async () => {
  const { rig, data } = await startFigures();
  const run = (...args: string[]) =>
    lidwatchOn({ now: () => Date.UTC(2026, 11, 1, 1) }, 'report', '--data', data, ...args);
  const file = join(data, 'report.csv');
  expect(await run('--month', '2026-11', '--out', file)).toMatchObject({ code: 0, out: '' });
  // fetch takes the mark off
  expect(readFileSync(file, 'utf8').slice(1)).toBe((await rig.get('/api/supervision/report.csv?month=2026-11')).text);
  expect((await run('--language', 'zh-CN')).out).toContain('<html lang="zh-CN">');
  expect(JSON.parse((await run('--json')).out)).toMatchObject({ month: '2026-11' });
  expect(await run('--month', '2026-11', '--out', join(data, 'no', 'report.html'))).toMatchObject({ code: 1 });
  expect(await run('--month', 'November')).toMatchObject({ code: 2 });
});
