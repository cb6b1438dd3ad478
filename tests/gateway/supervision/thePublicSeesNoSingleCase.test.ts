import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publicDocument } from '../../../gateway/src/documents/publicDocument.ts';
import { publicPage } from '../../../gateway/src/documents/report/publicPage.ts';
import { LANGUAGES } from '../../../gateway/src/parts/language.ts';
import { mergeSmall, OTHERS, publicFigures } from '../../../gateway/src/supervision/publicFigures.ts';
import type { Row } from '../../../gateway/src/supervision/types.ts';
import { DECEMBER, poorMonths, supervisionOf, supervisionSettings } from '../../support/reportRig.ts';

const few = fc.integer({ min: 0, max: 12 });
const row: fc.Arbitrary<Omit<Row, 'name'>> = fc.record({
  ...{ opened: few, closed: few, limits: few, onTimeShare: fc.constant(null), safe: few },
  ...{ medianMs: fc.constant(1), p90Ms: fc.constant(2), falseAlarms: few, reopened: few },
});
const rows = fc.array(row, { maxLength: 8 }).map((some) => some.map((one, i): Row => ({ name: `u${i}`, ...one })));

it('rows of few cases are told together, so that no difference tells of them', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 8 }), (some, least) => {
      const shown = mergeSmall(some, least);
      const cases = ({ opened, closed }: Row) => Math.max(opened, closed);
      const isAll = shown.length === 1 && shown[0]?.name === OTHERS;
      if (!isAll) for (const one of shown) expect(cases(one)).toBeGreaterThanOrEqual(least);
      for (const key of ['opened', 'closed', 'limits', 'safe', 'falseAlarms', 'reopened'] as const) {
        const sum = (of: readonly Row[]) => of.reduce((total, one) => total + one[key], 0);
        expect(sum(shown)).toBe(sum(some));
      }
      for (const { safe, medianMs } of shown) if (safe < least) expect(medianMs).toBeNull();
    }),
  );
});

it('no incident, no cover, no name of a person, in any language', async () => {
  const log = poorMonths();
  const { supervision } = supervisionOf(log);
  const series = await supervision.months('2026-11', 12);
  const figures = series.at(-1)?.figures ?? expect.unreachable();
  const shown = publicDocument(publicFigures('2026-11', figures, 5));
  const pages = LANGUAGES.map((language) =>
    publicPage({ month: '2026-11', series, settings: supervisionSettings(), language, madeAt: DECEMBER }),
  );
  for (const text of [JSON.stringify(shown), ...pages]) {
    expect(text).not.toMatch(/I-\d{6}|C-\d|=1\+1|&lt;b&gt;|<b>|<script/);
  }
  // the unit with one incident is told with others, and where those are few with one more
  expect(shown.by.unit.map(({ name, opened }) => [name, opened])).toEqual([
    ['water', 20],
    [null, 11],
  ]);
  expect(JSON.parse(JSON.stringify(shown))).not.toHaveProperty('recurrent');
});

it('how long the longest has been open is told where several are, and of one alone it is not', async () => {
  const { supervision } = supervisionOf(poorMonths());
  const series = await supervision.months('2026-11', 12);
  const figures = series.at(-1)?.figures ?? expect.unreachable();
  const open = (count: number) => ({ ...figures, incidents: { ...figures.incidents, open: count } });
  const ms = figures.longestOpen?.ms;
  expect(ms).toBeGreaterThan(0);
  expect([1, 4, 5].map((count) => publicFigures('2026-11', open(count), 5).longestOpenMs)).toEqual([null, null, ms]);

  const page = (count: number, shift: number) => {
    const longestOpen = figures.longestOpen && { ...figures.longestOpen, ms: figures.longestOpen.ms + shift };
    const last = { month: '2026-11', figures: { ...open(count), longestOpen } };
    const settings = supervisionSettings();
    return publicPage({ month: '2026-11', series: [last], settings, language: 'en', madeAt: DECEMBER });
  };
  expect(page(4, 0)).toBe(page(4, 86_400_000));
  expect(page(5, 0)).not.toBe(page(5, 86_400_000));
});
