import { type Command, Option } from 'commander';
import { coverId } from '../config/identity.ts';
import { RULE_SCALES, rulesFor } from '../detect/ruleSettings.ts';
import type { RuleName } from '../detect/types.ts';
import { historyDocument } from '../documents/historyDocument.ts';
import { RESOLUTIONS, type Resolution } from '../store/history/levels.ts';
import { HISTORY_SIGNALS, type HistorySignal, SIGNAL_NAMES } from '../store/history/signals.ts';
import type { History, HistoryPoint } from '../store/history/types.ts';
import type { Store } from '../store/store.ts';
import type { CoverRecord } from '../store/types.ts';
import { argument, wholeNumber } from './argument.ts';
import { formatInstant, type GivenTime, instantOf, parseGivenTime } from './historyTimes.ts';
import { coverOrThrow } from './notFound.ts';
import { drawPlot } from './plot.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, layersOf, type StoreOptions, withStore } from './withStore.ts';
import { formatCount } from './words.ts';

interface Options extends StoreOptions {
  readonly signal: HistorySignal;
  readonly from: GivenTime;
  readonly to: GivenTime;
  readonly resolution: Resolution | 'auto';
  readonly limit: number;
  readonly csv?: boolean;
  readonly local?: boolean;
}

const HELP = `
  lidwatch history C-0007 --signal tilt --from 7d
  lidwatch history C-0007 --signal water --from 2026-11-01 --to 2026-12-01 --resolution hour --csv
  lidwatch history C-0007 --signal rssi --from 30d --local

Minutes, hours and days are those of UTC, with --local too; --local shows and reads times in the zone of this machine.
Where a cover said nothing there is no row. In a terminal a picture stands before the table: the mean, in a band from the
least to the most, and the raise levels of the rules as lines.`;

const PAGE = 1_000;
const ROWS = 8;

/** The rules that look at a signal. */
const RULES_OF: { readonly [S in HistorySignal]?: readonly RuleName[] } = {
  tilt: ['cover.tilted', 'cover.opened'],
  water: ['water.high'],
  battery: ['battery.low'],
};

interface Found {
  readonly record: CoverRecord;
  readonly history: History;
  readonly from: number;
  readonly to: number;
}

/** Page by page, each a read of its own: a long answer holds no snapshot of the database. */
function read(store: Store, cover: string, options: Options, now: number): Found {
  const record = coverOrThrow(store, cover);
  const { signal, limit, local = false } = options;
  const [from, to] = [instantOf(options.from, now, local), instantOf(options.to, now, local)];
  const points: HistoryPoint[] = [];
  let page = store.history({ cover, signal, from, to, resolution: options.resolution, limit: Math.min(PAGE, limit) });
  const first = page;
  points.push(...page.points);
  while (page.next && points.length < limit) {
    page = store.history({ cover, signal, from, to, resolution: first.resolution, limit: PAGE, after: page.next });
    points.push(...page.points);
  }
  return { record, history: { ...first, points: points.slice(0, limit), next: page.next }, from, to };
}

function columnsOf({ width }: History, unit: string, local: boolean): readonly TableColumn<HistoryPoint>[] {
  const number = (value: number): string => String(Number(value.toFixed(2)));
  const column = (title: string, cell: (point: HistoryPoint) => number): TableColumn<HistoryPoint> => ({
    title,
    right: true,
    cell: (point) => number(cell(point)),
  });
  const time: TableColumn<HistoryPoint> = { title: 'time', cell: ({ at }) => formatInstant(at, local) };
  if (width === 0) return [time, column(unit || 'value', ({ last }) => last)];
  return [
    time,
    column('count', ({ count }) => count),
    column('min', ({ min }) => min),
    column('mean', ({ mean }) => mean),
    column('max', ({ max }) => max),
    column('last', ({ last }) => last),
    column('sum', ({ sum }) => sum),
  ];
}

function toCsv({ points }: History, local: boolean): string {
  const rows = points.map(({ at, count, min, max, mean, sum, last }) =>
    [formatInstant(at, local).replace(' ', 'T'), count, min, max, Number(mean.toFixed(3)), sum, last].join(','),
  );
  return ['time,count,min,max,mean,sum,last', ...rows, ''].join('\n');
}

function picture({ record, history, from, to }: Found, options: Options, columns: number): string {
  const rules = rulesFor(layersOf(options), record.cover, record.group);
  const levels = (RULES_OF[options.signal] ?? []).map((rule) => rules[rule].raise);
  const lines = drawPlot({ points: history.points, from, to, widthMs: history.width, levels, columns, rows: ROWS });
  const names = (RULES_OF[options.signal] ?? []).map(
    (rule) => `${rule} at ${rules[rule].raise} ${RULE_SCALES[rule].unit}`,
  );
  const ends = `${formatInstant(from, options.local === true)} to ${formatInstant(to, options.local === true)}`;
  return `${lines.join('\n')}\n${[ends, ...names].join('; ')}\n\n`;
}

function show(terminal: Terminal, cover: string, options: Options): void {
  const { signal, local = false } = options;
  const found = withStore(options, false, (store) => read(store, cover, options, terminal.now()));
  const { history } = found;
  if (options.json) {
    printJson(terminal, historyDocument(cover, signal, history));
    return;
  }
  if (options.csv) {
    terminal.out(toCsv(history, local));
    return;
  }
  const { points } = history;
  const { width: columns } = terminal;
  if (columns !== undefined && points.length > 0) terminal.out(picture(found, options, Math.max(20, columns - 10)));
  if (points.length > 0)
    terminal.out(`${formatTable(columnsOf(history, HISTORY_SIGNALS[signal].unit, local), points)}\n`);
  const kinds = { raw: 'reading', minute: 'minute', hour: 'hour', day: 'day' } as const;
  const notes = [
    formatCount(points.length, kinds[history.resolution]),
    ...(history.next ? ['the oldest; --limit shows more'] : []),
    ...(history.wholeSince === undefined ? [] : [`whole since ${formatInstant(history.wholeSince, local)}`]),
    ...(history.behind > 0 ? [`${formatCount(history.behind, 'reading')} still to be rolled up`] : []),
  ];
  terminal.out(`${notes.join(', ')}\n`);
}

const DEFAULT_LIMIT = 1_000;
const MAX_LIMIT = 1_000_000;

export function addHistoryCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('history')
    .summary('what a cover has said over time')
    .description('Shows a signal of a cover over time: readings, or what minutes, hours or days say of them.')
    .argument('<cover>', 'the number of the cover', argument(coverId))
    .addOption(new Option('--signal <signal>', 'which').choices([...SIGNAL_NAMES]).default('tilt'))
    .addOption(
      new Option('--from <time>', 'so long ago, or an instant')
        .argParser(parseGivenTime)
        .default({ ago: 7 * 86_400_000 }, '7d'),
    )
    .addOption(
      new Option('--to <time>', 'likewise; it does not belong to the span')
        .argParser(parseGivenTime)
        .default({ ago: 0 }, 'now'),
    )
    .addOption(new Option('--resolution <kind>', 'how finely').choices(['auto', ...RESOLUTIONS]).default('auto'))
    .option('--limit <count>', 'at most so many rows', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT)
    .option('--csv', 'print CSV')
    .option('--local', 'times in the zone of this machine, not in UTC');
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((cover: string, options: Options) => show(terminal, cover, options));
}
