import { incidentName } from '../../incidents/incidentName.ts';
import { html, type Markup } from '../../parts/html.ts';
import type { Language } from '../../parts/language.ts';
import type { Report } from '../../supervision/report.ts';
import { TARGET_NAMES } from '../../supervision/targets.ts';
import type { Overdue, Recurrent } from '../../supervision/types.ts';
import { actionText, aimText } from './actionText.ts';
import { barChart } from './charts.ts';
import { createFormats, measureOf, NOTHING } from './formats.ts';
import { nameOf, stepName } from './names.ts';
import { reportOf } from './page.ts';
import { groupings, headline, monthRow, type Paper, rowsTable, stepsTable, yearCharts } from './sections.ts';
import { table } from './table.ts';
import { REPORT_WORDS } from './words/words.ts';

function plan(paper: Paper, { plan: { targets } }: Report): Markup {
  const { words } = paper;
  const rows = table(
    words.plan.lead,
    [
      { title: words.columns.target, cell: (target) => words.targets[target] },
      { title: words.columns.aim, cell: (target) => aimText(paper, target, targets[target]), right: true },
    ],
    TARGET_NAMES,
  );
  return html`<section><h2>${words.plan.title}</h2>${rows}</section>
`;
}

function done(paper: Paper, report: Report): Markup {
  const { words, formats } = paper;
  const { figures, series } = report.do;
  const months = series.map(({ month, figures }) => monthRow(month, figures));
  const units = figures.by.unit.map(({ name, onTimeShare }) => ({
    label: nameOf(words, 'unit', name),
    value: onTimeShare,
  }));
  return html`<section><h2>${words.done.title}</h2><p class="soft">${words.done.lead}</p>
${headline(paper, figures)}
${yearCharts(paper, months, report.plan.targets.onTime)}
${units.length > 1 && units.length <= 12 ? barChart(words.charts.byUnit, units, formats.share) : ''}
${stepsTable(paper, figures.steps)}
${groupings(paper, figures.by)}
${rowsTable(paper, words.sections.year, { title: words.columns.month, cell: ({ name }) => name }, months)}
</section>
`;
}

function check(paper: Paper, { check: { targets, worst } }: Report): Markup {
  const { words, formats } = paper;
  const { columns } = words;
  const verdict = (met: boolean | null): Markup => {
    if (met === null) return html`<span class="soft">${words.nothingMeasured}</span>`;
    return met ? html`<span class="met">✓ ${words.met}</span>` : html`<span class="missed">✗ ${words.missed}</span>`;
  };
  const held = table(
    words.check.lead,
    [
      { title: columns.target, cell: ({ target }) => words.targets[target] },
      { title: columns.aim, cell: ({ target, aim }) => aimText(paper, target, aim), right: true },
      { title: columns.figure, cell: ({ unit, figure }) => measureOf(formats, unit, figure), right: true },
      { title: columns.before, cell: ({ unit, before }) => measureOf(formats, unit, before), right: true },
      { title: columns.gap, cell: ({ unit, gap }) => (gap ? measureOf(formats, unit, gap) : NOTHING), right: true },
      { title: '', cell: ({ met }) => verdict(met) },
    ],
    targets,
  );
  const furthest = table(
    words.sections.worst,
    [
      { title: columns.where, cell: ({ grouping, name }) => nameOf(words, grouping, name) },
      { title: columns.target, cell: ({ target }) => words.targets[target] },
      { title: columns.figure, cell: ({ unit, figure }) => measureOf(formats, unit, figure), right: true },
      { title: columns.gap, cell: ({ unit, gap }) => measureOf(formats, unit, gap), right: true },
      { title: columns.cases, cell: ({ cases }) => formats.count(cases), right: true },
    ],
    worst,
  );
  return html`<section><h2>${words.check.title}</h2>${held}${worst.length > 0 ? furthest : html`<p>${words.check.allMet}</p>`}</section>
`;
}

function recurrentTable({ words, formats }: Paper, rows: readonly Recurrent[]): Markup {
  return table(
    words.sections.recurrent,
    [
      { title: words.columns.cover, cell: ({ cover }) => cover },
      { title: words.columns.incidents, cell: ({ incidents }) => formats.count(incidents), right: true },
    ],
    rows,
  );
}

function overdueTable({ words, formats }: Paper, rows: readonly Overdue[]): Markup {
  return table(
    words.sections.overdue,
    [
      { title: words.columns.incident, cell: ({ incident }) => incidentName(incident) },
      { title: words.columns.unit, cell: ({ unit }) => nameOf(words, 'unit', unit) },
      { title: words.columns.step, cell: ({ step }) => stepName(words, step) },
      { title: words.columns.due, cell: ({ dueAt }) => formats.time(dueAt) },
    ],
    rows,
  );
}

function act(paper: Paper, { act: actions, do: { figures } }: Report): Markup {
  const { words } = paper;
  const items = actions.map((action) => html`<li>${actionText(paper, action)}</li>`);
  return html`<section><h2>${words.act.title}</h2><p class="soft">${words.act.lead}</p>
${items.length > 0 ? html`<ol>${items}</ol>` : html`<p>${words.act.nothing}</p>`}
${figures.overdue.length > 0 ? overdueTable(paper, figures.overdue) : ''}
${figures.recurrent.length > 0 ? recurrentTable(paper, figures.recurrent) : ''}
</section>
`;
}

/** The report as a page that prints as it looks: A4, no script, nothing from elsewhere. */
export function reportPage(report: Report, language: Language): string {
  const words = REPORT_WORDS[language];
  const paper: Paper = { words, formats: createFormats(words, report.zone) };
  const head = html`<p class="soft">${words.madeAt(paper.formats.time(report.madeAt), report.zone)}</p>
${report.isOver ? '' : html`<p class="note">${words.provisional}</p>`}
`;
  const body = [head, plan(paper, report), done(paper, report), check(paper, report), act(paper, report)];
  return reportOf(language, words.title(report.month), body);
}
