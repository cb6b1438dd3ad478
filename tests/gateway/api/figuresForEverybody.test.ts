import { expect, it } from 'vitest';
import { startFigures } from '../../support/figuresRig.ts';
import { testApi } from '../../support/gatewayRig.ts';
import { supervisionSettings } from '../../support/reportRig.ts';

const elsewhere = { headers: { 'x-forwarded-for': '192.0.2.1' } };

it('without a token: a page and a document of the last month that is over, kept for minutes', async () => {
  const { rig } = await startFigures();
  const page = await rig.ask('GET', '/public', elsewhere);
  expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('cache-control')).toBe('public, max-age=300');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(page.text).not.toMatch(/I-\d{6}|C-\d|<script/);
  const found = await rig.ask('GET', '/public/figures.json', elsewhere);
  expect([found.status, found.body]).toMatchObject([200, { month: '2026-11', incidents: { opened: 31 } }]);
  expect((await rig.ask('GET', '/public/figures.json?month=2026-10', elsewhere)).body).toMatchObject({
    month: '2026-10',
  });
  // whoever could watch a month grow would see single cases
  expect((await rig.ask('GET', '/public?month=2026-12', elsewhere)).status).toBe(404);
  expect((await rig.ask('GET', '/public?month=2020-01', elsewhere)).status).toBe(404);
});

it('as often as others may ask', async () => {
  const { rig } = await startFigures({ api: testApi({ perMinute: 10 }) });
  const statuses: number[] = [];
  for (let i = 0; i < 13; i += 1) statuses.push((await rig.ask('GET', '/public/figures.json', elsewhere)).status);
  expect(statuses).toEqual([...new Array(10).fill(200), 429, 429, 429]);
});

it('not where the configuration says no', async () => {
  const { rig } = await startFigures({ supervision: supervisionSettings({ public: { page: false, least: 5 } }) });
  expect((await rig.get('/public')).status).toBe(404);
  expect((await rig.get('/public/figures.json')).status).toBe(404);
});
