import { incidentName } from '../../incidents/incidentName.ts';
import type { Report } from '../../supervision/report.ts';
import { GROUPINGS, type Row } from '../../supervision/types.ts';
import { csvRow } from '../csvCell.ts';

/** One figure a line, so that tables of several months can stand below each other. */
const HEADER = ['month', 'kind', 'name', 'figure', 'value', 'unit'] as const;

type Value = number | string | null;
/** kind, name, figure, value, unit; null: nothing was measured, an empty cell */
type Line = readonly [string, string, string, Value, string];

function ofRow(kind: string, { name, ...row }: Row): readonly Line[] {
  return [
    [kind, name, 'opened', row.opened, 'incidents'],
    [kind, name, 'closed', row.closed, 'incidents'],
    [kind, name, 'limits', row.limits, 'limits'],
    [kind, name, 'onTimeShare', row.onTimeShare, 'share'],
    [kind, name, 'safe', row.safe, 'incidents'],
    [kind, name, 'medianToSafe', row.medianMs, 'ms'],
    [kind, name, 'p90ToSafe', row.p90Ms, 'ms'],
    [kind, name, 'falseAlarms', row.falseAlarms, 'incidents'],
    [kind, name, 'reopened', row.reopened, 'incidents'],
  ];
}

function linesOf({ do: { figures }, check: { targets }, act }: Report): readonly Line[] {
  const { incidents, limits, timeToSafe, longestOpen, cards } = figures;
  return [
    ...Object.entries(incidents).map(([name, value]): Line => ['all', '', name, value, 'incidents']),
    ['all', '', 'limits', limits.decided, 'limits'],
    ['all', '', 'onTimeShare', limits.share, 'share'],
    ['all', '', 'safe', timeToSafe.count, 'incidents'],
    ['all', '', 'medianToSafe', timeToSafe.median, 'ms'],
    ['all', '', 'p90ToSafe', timeToSafe.p90, 'ms'],
    ['all', longestOpen ? incidentName(longestOpen.incident) : '', 'longestOpen', longestOpen?.ms ?? null, 'ms'],
    ['all', '', 'yellow', cards.yellow, 'cards'],
    ['all', '', 'red', cards.red, 'cards'],
    ['all', '', 'recurrentCovers', figures.recurrentCovers, 'covers'],
    ...figures.steps.flatMap(({ step, taken, limits: decided, onTime, share }): readonly Line[] => [
      ['step', step, 'taken', taken, 'steps'],
      ['step', step, 'limits', decided, 'limits'],
      ['step', step, 'onTime', onTime, 'limits'],
      ['step', step, 'onTimeShare', share, 'share'],
    ]),
    ...GROUPINGS.flatMap((grouping) => figures.by[grouping].flatMap((row) => ofRow(grouping, row))),
    ...figures.recurrent.map(({ cover, incidents: many }): Line => ['cover', cover, 'incidents', many, 'incidents']),
    ...targets.flatMap(({ target, aim, figure, gap, unit }): readonly Line[] => [
      ['target', target, 'aim', aim, unit],
      ['target', target, 'figure', figure, unit],
      ['target', target, 'gap', gap, unit],
    ]),
    ...act.map((action): Line => ['action', subjectOf(action), action.action, '', '']),
  ];
}

function subjectOf(action: Report['act'][number]): string {
  switch (action.action) {
    case 'inspect-cover':
      return action.cover;
    case 'more-covers':
      return String(action.covers);
    case 'talk-to-unit':
      return action.unit;
    case 'try-rule':
      return action.rule;
    case 'carry-over':
      return String(action.incidents);
    case 'mend-target':
      return action.target;
  }
}

/** The report as a table (RFC 4180), in UTF-8 with the mark that spreadsheets look for. */
export function reportCsv(report: Report): string {
  const rows = linesOf(report).map(([kind, name, figure, value, unit]) =>
    csvRow([report.month, kind, name, figure, value ?? '', unit]),
  );
  return `\uFEFF${csvRow(HEADER)}${rows.join('')}`;
}
