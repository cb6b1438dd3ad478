import { expect, it } from 'vitest';
import { publicPage } from '../../../gateway/src/documents/report/publicPage.ts';
import { createIncidentLog } from '../../support/incidentLog.ts';
import { DECEMBER, poorMonths, supervisionOf, supervisionSettings } from '../../support/reportRig.ts';

async function monthsOn(month: string, log = poorMonths()): Promise<readonly string[]> {
  const series = await supervisionOf(log).supervision.months('2026-11', 12);
  const page = publicPage({ month, series, settings: supervisionSettings(), language: 'en', madeAt: DECEMBER });
  return [...page.matchAll(/href="\?month=(\d{4}-\d{2})/g)].map(([, name]) => name as string);
}

it('months before the first case are not told as months without one', async () => {
  expect(await monthsOn('2026-11')).toEqual(['2026-10', '2026-11']);
});

it('a month that was asked for is shown, and where nothing has happened yet the last one alone', async () => {
  expect(await monthsOn('2026-08')).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
  expect(await monthsOn('2026-11', createIncidentLog())).toEqual(['2026-11']);
});
