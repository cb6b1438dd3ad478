import { html, type Markup } from '../../parts/html.ts';
import { type Figures, GROUPINGS, type Row, type StepFigures } from '../../supervision/types.ts';
import { barChart, shareChart } from './charts.ts';
import type { Formats } from './formats.ts';
import { nameOf, stepName } from './names.ts';
import { table } from './table.ts';
import type { ReportWords } from './words/words.ts';

/** What report and public page have in common. */
export interface Paper {
  readonly words: ReportWords;
  readonly formats: Formats;
}

/** The figures that stand at the top, each with what it says. */
export function headline({ words, formats }: Paper, figures: Figures): Markup {
  const { count, share, span } = formats;
  const { incidents, limits, timeToSafe, cards, longestOpen, recurrentCovers } = figures;
  const told = words.figures;
  const rows: readonly (readonly [string, string])[] = [
    [told.opened, count(incidents.opened)],
    [told.closed, count(incidents.closed)],
    [told.open, count(incidents.open)],
    [told.onTime, share(limits.share)],
    [told.median, span(timeToSafe.median)],
    [told.p90, span(timeToSafe.p90)],
    [told.falseAlarms, count(incidents.falseAlarms)],
    [told.reopened, count(incidents.reopened)],
    [told.yellow, count(cards.yellow)],
    [told.red, count(cards.red)],
    [told.longestOpen, span(longestOpen?.ms ?? null)],
    [told.recurrent, count(recurrentCovers)],
  ];
  return html`<dl class="figures">${rows.map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}</dl>
`;
}

export function stepsTable({ words, formats }: Paper, steps: readonly StepFigures[]): Markup {
  const { columns, sections } = words;
  return table(
    sections.steps,
    [
      { title: columns.step, cell: ({ step }) => stepName(words, step) },
      { title: columns.taken, cell: ({ taken }) => formats.count(taken), right: true },
      { title: columns.limits, cell: ({ limits }) => formats.count(limits), right: true },
      { title: columns.onTime, cell: ({ share }) => formats.share(share), right: true },
    ],
    steps,
  );
}

export function rowsTable(
  { words, formats }: Paper,
  caption: string,
  first: { readonly title: string; readonly cell: (row: Row) => string },
  rows: readonly Row[],
): Markup {
  const { columns } = words;
  return table(
    caption,
    [
      first,
      { title: columns.opened, cell: ({ opened }) => formats.count(opened), right: true },
      { title: columns.closed, cell: ({ closed }) => formats.count(closed), right: true },
      { title: columns.onTime, cell: ({ onTimeShare }) => formats.share(onTimeShare), right: true },
      { title: columns.median, cell: ({ medianMs }) => formats.span(medianMs), right: true },
      { title: columns.p90, cell: ({ p90Ms }) => formats.span(p90Ms), right: true },
      { title: columns.falseAlarms, cell: ({ falseAlarms }) => formats.count(falseAlarms), right: true },
      { title: columns.reopened, cell: ({ reopened }) => formats.count(reopened), right: true },
    ],
    rows,
  );
}

export function groupings(paper: Paper, by: Figures['by'], others?: string): readonly Markup[] {
  const { words } = paper;
  return GROUPINGS.filter((grouping) => by[grouping].length > 0).map((grouping) => {
    const title = words.sections.by[grouping];
    const cell = ({ name }: Row) => (name === others ? words.others : nameOf(words, grouping, name));
    return rowsTable(paper, title, { title: words.columns.where, cell }, by[grouping]);
  });
}

/** A month as a row: what is said of it is the same as of a unit. */
export function monthRow(
  month: string,
  { incidents, limits, timeToSafe }: Pick<Figures, 'incidents' | 'limits' | 'timeToSafe'>,
): Row {
  return {
    ...{ name: month, opened: incidents.opened, closed: incidents.closed },
    ...{ limits: limits.decided, onTimeShare: limits.share },
    ...{ safe: timeToSafe.count, medianMs: timeToSafe.median, p90Ms: timeToSafe.p90 },
    ...{ falseAlarms: incidents.falseAlarms, reopened: incidents.reopened },
  };
}

export function yearCharts({ words, formats }: Paper, rows: readonly Row[], aim: number): readonly Markup[] {
  const label = (month: string): string => month.slice(2);
  const opened = rows.map(({ name, opened: value }) => ({ label: label(name), value }));
  const onTime = rows.map(({ name, onTimeShare: value }) => ({ label: label(name), value }));
  return [
    barChart(words.charts.opened, opened, formats.count),
    shareChart(words.charts.onTime, onTime, aim, formats.share),
  ];
}
