import { type Command, Option } from 'commander';
import { coverId } from '../config/identity.ts';
import { RULE_NAMES, type RuleName } from '../detect/types.ts';
import { eventDocument } from '../documents/eventDocument.ts';
import type { EventRow } from '../store/types.ts';
import { argument, wholeNumber } from './argument.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatSpan, formatTime, formatValue } from './words.ts';

interface Options extends StoreOptions {
  readonly cover?: string;
  readonly rule?: RuleName;
  readonly open?: boolean;
  readonly limit: number;
}

const HELP = `
  lidwatch event list --open            what is going on
  lidwatch event list --cover C-0007 --rule water.high --limit 5 --json`;

export function lastedOf({ onset, clearedAt, withdrawn }: EventRow): string {
  if (withdrawn) return 'withdrawn';
  return clearedAt === null ? 'open' : formatSpan(clearedAt - onset);
}

/** How it was told otherwise than as it happened. */
export function marksOf({ late, revision, shelved }: EventRow): string {
  const marks = [late && 'late', revision > 0 && `revised ${revision}`, shelved && 'shelved'];
  return marks.filter((mark) => mark !== false).join(', ');
}

export const EVENT_COLUMNS: readonly TableColumn<EventRow>[] = [
  { title: 'onset', cell: ({ onset }) => formatTime(onset) },
  { title: 'cover', cell: ({ cover }) => cover },
  { title: 'rule', cell: ({ rule }) => rule },
  { title: 'severity', cell: ({ severity }) => severity },
  { title: 'signal', cell: ({ signal, reason }) => reason ?? signal },
  { title: 'peak', right: true, cell: ({ rule, peak }) => formatValue(rule, peak) },
  { title: 'lasted', right: true, cell: lastedOf },
  { title: 'told', cell: marksOf },
  { title: 'event', cell: ({ id }) => id },
];

function list(terminal: Terminal, options: Options): void {
  const { cover, rule, limit } = options;
  const rows = withStore(options, false, (store) => {
    if (cover !== undefined) coverOrThrow(store, cover);
    return store.events.list({ cover, rule, open: options.open ? true : undefined, limit });
  });
  if (options.json) {
    printJson(terminal, { events: rows.map(eventDocument) });
    return;
  }
  if (rows.length > 0) terminal.out(`${formatTable(EVENT_COLUMNS, rows)}\n`);
  const more = rows.length === limit ? ', the newest; --limit shows more' : '';
  terminal.out(`${formatCount(rows.length, 'event')}${more}\n`);
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100_000;

export function addEventList(event: Command, terminal: Terminal): void {
  const command = event
    .command('list')
    .summary('events, newest first')
    .description('Lists what detection has raised, newest first.')
    .option('--open', 'only what has not cleared')
    .option('--cover <cover>', 'only of this cover', argument(coverId))
    .addOption(new Option('--rule <rule>', 'only of this rule').choices(RULE_NAMES))
    .option('--limit <count>', 'at most so many', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT);
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => list(terminal, options));
}
