import type { RuleFigures } from '../../compare/figures.ts';
import type { SetReport } from '../../evaluation.ts';
import { figure, percent, setTitle, span } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { table } from '../table.ts';

interface Row {
  readonly rule: string;
  readonly ours: RuleFigures | undefined;
  readonly plain: RuleFigures | undefined;
}

/** Everything that is known of each rule, a table for each set. */
export function rules(sets: readonly SetReport[]): Markup {
  return html`${sets.map(
    (set, i) => html`<details${i === 0 ? html` open` : ''}><summary>${setTitle(set)}</summary>
${ruleTable(set)}${latencyTable(set)}</details>`,
  )}`;
}

function rowsOf({ figures: { gateway, naive } }: SetReport): readonly Row[] {
  const names = [...new Set([...Object.keys(gateway.rules), ...Object.keys(naive.rules)])].toSorted();
  return [
    ...names.map((rule) => ({ rule, ours: gateway.rules[rule], plain: naive.rules[rule] })),
    { rule: 'all', ours: gateway.all, plain: naive.all },
  ];
}

function pair(show: (one: RuleFigures) => string) {
  return ({ ours, plain }: Row): Markup =>
    html`${ours ? show(ours) : '–'}<small>${plain ? show(plain) : 'no such rule'}</small>`;
}

function ruleTable(set: SetReport): Markup {
  return table({
    caption: `${set.name}: what each rule found and told. Beneath: the naive detector.`,
    columns: [
      { title: 'rule', cell: ({ rule }) => rule },
      { title: 'found', cell: pair(({ found, required }) => `${found} of ${required}`) },
      { title: 'recall', cell: pair(({ recall }) => percent(recall)) },
      {
        title: '95 % within',
        cell: pair(({ required, recallWithin: { low, high } }) =>
          required === 0 ? '–' : `${percent(low)} – ${percent(high)}`,
        ),
      },
      { title: 'precision', cell: pair(({ precision }) => percent(precision)) },
      { title: 'false', cell: pair(({ events }) => figure(events.false)) },
      { title: 'per 1,000 cover-days', cell: pair(({ falseRate }) => figure(falseRate)) },
      {
        title: '95 % within',
        cell: pair(({ falseRateWithin: { low, high } }) => `${figure(low)} – ${figure(high)}`),
      },
      { title: 'repeated', cell: pair(({ events }) => figure(events.repeated)) },
      { title: 'excused', cell: pair(({ events }) => figure(events.excused)) },
      { title: 'withdrawn', cell: pair(({ events }) => figure(events.withdrawn)) },
    ],
    rows: rowsOf(set),
    isSum: ({ rule }) => rule === 'all',
  });
}

function latencyTable(set: SetReport): Markup {
  const alarms: Row = { rule: 'alarms', ours: set.figures.gateway.alarms, plain: set.figures.naive.alarms };
  const rows = [
    ...rowsOf(set).filter(({ ours }) => (ours?.latency.count ?? 0) > 0 && ours !== set.figures.gateway.all),
    alarms,
  ];
  return table({
    caption: `${set.name}: from what happened to the durable event. Water counts from the node's first sample over the level; what came before that is its sampling. Beneath: the naive detector.`,
    columns: [
      { title: 'rule', cell: ({ rule }) => rule },
      { title: 'count', cell: pair(({ latency }) => figure(latency.count)) },
      { title: 'p50', cell: pair(({ latency }) => span(latency.p50)) },
      { title: 'p95', cell: pair(({ latency }) => span(latency.p95)) },
      { title: 'p99', cell: pair(({ latency }) => span(latency.p99)) },
      { title: 'longest', cell: pair(({ latency }) => span(latency.most)) },
      { title: 'sampling p50', cell: pair(({ sampling }) => span(sampling.p50)) },
      { title: 'sampling p95', cell: pair(({ sampling }) => span(sampling.p95)) },
      { title: 'left out: unheard', cell: pair(({ obscured }) => figure(obscured)) },
    ],
    rows,
    isSum: ({ rule }) => rule === 'alarms',
  });
}
