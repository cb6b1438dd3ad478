import { type DryRunSpan, spokenRules } from '../documents/dryRunDocument.ts';
import type { Aspect, Compared } from '../dryrun/difference.ts';
import type { DryRun } from '../dryrun/dryRun.ts';
import type { FoundEvent } from '../dryrun/found.ts';
import type { RuleCounts } from '../dryrun/tally.ts';
import { formatTable, type TableColumn } from './table.ts';
import { formatCount, formatSpan, formatTime, formatValue } from './words.ts';

const count = (title: string, cell: (row: RuleCounts) => number): TableColumn<RuleCounts> => ({
  title,
  right: true,
  cell: (row) => cell(row).toLocaleString('en'),
});

const RULES: readonly TableColumn<RuleCounts>[] = [
  { title: 'rule', cell: ({ rule }) => rule },
  count('told then', ({ told }) => told),
  count('found now', ({ found }) => found),
  count('same', ({ same }) => same),
  count('changed', ({ changed }) => changed),
  count('gone', ({ gone }) => gone),
  count('new', (row) => row.new),
];

/** The one that speaks for both. */
function chosen({ told, found }: Compared): FoundEvent {
  // one of both is there
  return (found ?? told) as FoundEvent;
}

function formatAspect(aspect: Aspect, event: FoundEvent): string {
  const value = event[aspect];
  if (aspect === 'peak') return formatValue(event.rule, event.peak);
  if (aspect === 'clearedAt' && value === null) return 'open';
  return typeof value === 'number' ? formatTime(value) : String(value ?? 'none');
}

const NAMES: Readonly<Record<Aspect, string>> = {
  onset: 'onset',
  raisedAt: 'raised',
  clearedAt: 'cleared',
  peak: 'peak',
  severity: 'severity',
  signal: 'signal',
  reason: 'reason',
};

function formatChange({ told, found, aspects }: Compared): string {
  if (!told || !found) return '';
  return aspects
    .map((aspect) => `${NAMES[aspect]} ${formatAspect(aspect, told)} -> ${formatAspect(aspect, found)}`)
    .join(', ');
}

const EVENTS: readonly TableColumn<Compared>[] = [
  { title: 'event', cell: ({ verdict }) => verdict },
  { title: 'cover', cell: (row) => chosen(row).cover },
  { title: 'rule', cell: (row) => chosen(row).rule },
  { title: 'onset', cell: (row) => formatTime(chosen(row).onset) },
  {
    title: 'lasted',
    right: true,
    cell: (row) => {
      const { onset, clearedAt } = chosen(row);
      return clearedAt === null ? 'open' : formatSpan(clearedAt - onset);
    },
  },
  { title: 'value', right: true, cell: (row) => formatValue(chosen(row).rule, chosen(row).value) },
  { title: 'peak', right: true, cell: (row) => formatValue(chosen(row).rule, chosen(row).peak) },
  { title: 'then -> now', cell: formatChange },
];

/** What a person reads: what was looked at, rule by rule, then the events that differ. */
export function trialText({ tally, figures }: DryRun, { from, to, warmUpMs }: DryRunSpan): string {
  const { covers, readings, underWrongClock } = figures();
  const rules = spokenRules(tally.counts());
  const rows = tally.differences();
  const left = tally.unshown();
  const doubt = `${formatCount(underWrongClock, 'reading')} came in under a wrong clock: their events may differ\n`;
  return [
    `${formatTime(from)} to ${formatTime(to)}: ${formatCount(covers, 'cover')}, ${formatCount(readings, 'reading')}`,
    ` (from ${formatTime(from - warmUpMs)} on, to warm up)\n\n`,
    rules.length === 0 ? 'nothing was raised, and nothing would be\n' : formatTable(RULES, rules),
    rules.length > 0 && rows.length === 0 && left === 0 ? '\nno event differs\n' : '',
    rows.length === 0 ? '' : `\n${formatTable(EVENTS, rows)}`,
    left === 0 ? '' : `... and ${formatCount(left, 'more', 'more')}; --limit shows them\n`,
    underWrongClock === 0 ? '' : `\n${doubt}`,
  ].join('');
}
