import { html } from '../../parts/html.ts';
import type { Language } from '../../parts/language.ts';
import { OTHERS, publicFigures } from '../../supervision/publicFigures.ts';
import type { MonthFigures } from '../../supervision/supervision.ts';
import type { SupervisionSettings } from '../../supervision/types.ts';
import { createFormats } from './formats.ts';
import { reportOf } from './page.ts';
import { groupings, headline, monthRow, type Paper, rowsTable, stepsTable, yearCharts } from './sections.ts';
import { REPORT_WORDS } from './words/words.ts';

interface PublicPage {
  readonly month: string;
  /** months that are over, that one among them, the oldest first */
  readonly series: readonly MonthFigures[];
  readonly settings: Pick<SupervisionSettings, 'zone' | 'targets' | 'public'>;
  readonly language: Language;
  readonly madeAt: number;
}

/** Without the months before the first case: a city that has just begun has not been a year without a fault. */
function sinceFirst(year: readonly MonthFigures[], asked: string): readonly MonthFigures[] {
  const first = year.findIndex(({ month, figures: { incidents } }) => {
    return month === asked || incidents.opened + incidents.closed + incidents.open > 0;
  });
  return year.slice(Math.max(first, 0));
}

/** What everybody may see of a month, beside the year that it stands in. */
export function publicPage({ month, series: year, settings, language, madeAt }: PublicPage): string {
  const words = REPORT_WORDS[language];
  const { zone, targets, public: limits } = settings;
  const paper: Paper = { words, formats: createFormats(words, zone) };
  const series = sinceFirst(year, month);
  const found = series.find((one) => one.month === month) ?? series.at(-1);
  if (!found) throw new Error('a page of figures stands on a month');
  const { figures } = found;
  const shown = publicFigures(found.month, figures, limits.least);
  const longestOpen = shown.longestOpenMs === null ? null : figures.longestOpen;
  const headlined = { ...figures, ...shown, longestOpen };
  // months of few cases keep their times to themselves, in the row of a year too
  const months = series.map(({ month: name, figures: of }) => {
    return monthRow(name, publicFigures(name, of, limits.least));
  });
  const links = series.map(({ month: name }) => html`<a href="?month=${name}&amp;lang=${language}">${name}</a>`);
  const body = html`<p class="soft">${words.madeAt(paper.formats.time(madeAt), zone)}</p>
${headline(paper, headlined)}
${yearCharts(paper, months, targets.onTime)}
${stepsTable(paper, shown.steps)}
${groupings(paper, shown.by, OTHERS)}
${rowsTable(paper, words.sections.year, { title: words.columns.month, cell: ({ name }) => name }, months)}
<p class="soft">${words.privacy(paper.formats.count(limits.least))}</p>
<nav aria-label="${words.otherMonths}"><p>${words.otherMonths}</p>${links}</nav>
`;
  return reportOf(language, words.publicTitle(found.month), [body]);
}
