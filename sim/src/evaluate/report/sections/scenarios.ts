import type { DetectorFigures, Figures } from '../../compare/figures.ts';
import type { SetReport } from '../../evaluation.ts';
import { figure, percent, setTitle, span } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { table } from '../table.ts';

interface Row {
  readonly name: string;
  readonly about: string;
  readonly figures: Figures;
}

/** What each scenario came to, a table for each set. */
export function scenarios(sets: readonly SetReport[]): Markup {
  return html`${sets.map(
    (set, i) => html`<details${i === 0 ? html` open` : ''}><summary>${setTitle(set)}</summary>
${scenarioTable(set)}</details>`,
  )}`;
}

function pair(show: (of: DetectorFigures) => string) {
  return ({ figures }: Row): Markup => html`${show(figures.gateway)}<small>${show(figures.naive)}</small>`;
}

function scenarioTable({ name, scenarios: rows, figures }: SetReport): Markup {
  return table<Row>({
    caption: `${name}: the scenarios. Beneath: the naive detector.`,
    columns: [
      { title: 'scenario', cell: (row) => html`<span title="${row.about}">${row.name}</span>` },
      { title: 'covers', cell: ({ figures: { covers } }) => figure(covers) },
      { title: 'cover-days', cell: ({ figures: { coverDays } }) => figure(coverDays) },
      { title: 'found', cell: pair(({ all }) => `${all.found} of ${all.required}`) },
      { title: 'recall', cell: pair(({ all }) => percent(all.recall)) },
      { title: 'precision', cell: pair(({ all }) => percent(all.precision)) },
      { title: 'false', cell: pair(({ all }) => figure(all.events.false)) },
      { title: 'per 1,000 cover-days', cell: pair(({ all }) => figure(all.falseRate)) },
      { title: 'alarm p50', cell: pair(({ alarms }) => span(alarms.latency.p50)) },
      { title: 'alarm p95', cell: pair(({ alarms }) => span(alarms.latency.p95)) },
      { title: 'frames a cover-day', cell: ({ figures: { cost } }) => figure(cost.uplinks) },
      { title: 'not heard', cell: ({ figures: { cost } }) => percent(cost.lost) },
      { title: 'mJ a cover-day', cell: ({ figures: { cost } }) => figure(Math.round(cost.millijoules)) },
    ],
    rows: [...rows, { name: 'all', about: '', figures }],
    isSum: (row) => row.name === 'all',
  });
}
