import { expect, it } from 'vitest';
import { publicPage } from '../../../gateway/src/documents/report/publicPage.ts';
import { DECEMBER, poorMonths, supervisionOf, supervisionSettings } from '../../support/reportRig.ts';

it('in the row of a year as in its own page: of few cases no time is told to everybody', async () => {
  const { supervision } = supervisionOf(poorMonths());
  const series = await supervision.months('2026-11', 12);
  const settings = supervisionSettings();
  /** the page of November, were October a month of so many cases with these times */
  const page = (count: number, median: number) => {
    const months = series.map((one) =>
      one.month === '2026-10'
        ? { ...one, figures: { ...one.figures, timeToSafe: { count, median, p90: 2 * median } } }
        : one,
    );
    return publicPage({ month: '2026-11', series: months, settings, language: 'en', madeAt: DECEMBER });
  };
  expect(settings.public.least).toBe(5);
  expect(page(4, 3_600_000)).toBe(page(4, 7_200_000));
  expect(page(5, 3_600_000)).not.toBe(page(5, 7_200_000));
});
