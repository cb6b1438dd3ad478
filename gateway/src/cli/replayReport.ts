import { RULE_SCALES } from '../detect/ruleSettings.ts';
import { RULE_NAMES, type RuleName } from '../detect/types.ts';
import type { ReplayEvent } from '../replay/events.ts';
import type { ReplayMap } from '../replay/mapSchema.ts';
import type { Replayed } from '../replay/replay.ts';
import { RULE_SIGNALS } from '../replay/signals.ts';
import { formatTable, type TableColumn } from './table.ts';
import { formatCount, formatSpan, formatTime, formatValue } from './words.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** An event as a line of NDJSON and as an element of --json. */
export function eventJson(event: ReplayEvent) {
  const { onset, raisedAt, clearedAt, ...rest } = event;
  return {
    ...rest,
    unit: RULE_SCALES[event.rule].unit,
    onset: iso(onset),
    raisedAt: iso(raisedAt),
    clearedAt: clearedAt === undefined ? null : iso(clearedAt),
  };
}

/** How often each rule was raised; with a nought for a rule that had something to look at and found nothing. */
function countsOf(map: ReplayMap, events: readonly ReplayEvent[]): Partial<Record<RuleName, number>> {
  const counts: Partial<Record<RuleName, number>> = {};
  for (const rule of RULE_NAMES) {
    const drives =
      rule === 'node.offline' ? map.heartbeat !== undefined : RULE_SIGNALS[rule].some((one) => map.signals[one]);
    const count = events.filter((event) => event.rule === rule).length;
    if (count > 0 || (drives && map.rules[rule]?.enabled !== false)) counts[rule] = count;
  }
  return counts;
}

export function replayJson(file: string, map: ReplayMap, result: Replayed) {
  const { rows, samples, covers, from, to, skips, events } = result;
  return {
    file,
    rows,
    samples,
    covers,
    from: iso(from),
    to: iso(to),
    counts: countsOf(map, events),
    notUsed: skips,
    events: events.map(eventJson),
  };
}

const COLUMNS: readonly TableColumn<ReplayEvent>[] = [
  { title: 'onset', cell: ({ onset }) => formatTime(onset) },
  { title: 'raised after', right: true, cell: ({ onset, raisedAt }) => formatSpan(raisedAt - onset) },
  {
    title: 'lasted',
    right: true,
    cell: ({ onset, clearedAt }) => (clearedAt === undefined ? 'still raised' : formatSpan(clearedAt - onset)),
  },
  { title: 'peak', right: true, cell: ({ rule, peak }) => formatValue(rule, peak) },
  { title: 'rule', cell: ({ rule, reason }) => (reason === undefined ? rule : `${rule} (${reason})`) },
  { title: 'severity', cell: ({ severity }) => severity },
  { title: 'cover', cell: ({ cover }) => cover },
];

/** What a person reads: the recording, the events, what was not used, the counts. */
export function replayText(file: string, map: ReplayMap, result: Replayed): string {
  const { rows, samples, covers, from, to, skips, events } = result;
  const read = `${formatCount(rows, 'row')}, ${formatCount(samples, 'sample')} of ${formatCount(covers.length, 'cover')}`;
  const notUsed = skips.map(({ reason, count, firstLine, example }) => {
    const quoted = example === '' ? '' : `: ${JSON.stringify(example)}`;
    return `  ${reason}: ${count.toLocaleString('en')} (first in line ${firstLine}${quoted})\n`;
  });
  const counts = Object.entries(countsOf(map, events)).map(([rule, count]) => {
    const open = events.filter((event) => event.rule === rule && event.clearedAt === undefined).length;
    return `${rule}: ${formatCount(count, 'event')}${open === 0 ? '' : `, ${open} still raised at the end`}\n`;
  });
  return [
    `${file}: ${read}, ${formatTime(from)} to ${formatTime(to)}\n`,
    events.length === 0 ? '' : `\n${formatTable(COLUMNS, events)}`,
    notUsed.length === 0 ? '' : `\nnot used:\n${notUsed.join('')}`,
    `\n${counts.join('')}`,
  ].join('');
}
