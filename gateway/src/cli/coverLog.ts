import type { Command } from 'commander';
import { coverId, formatNodeId } from '../config/identity.ts';
import { orderSpan } from '../config/orderTimes.ts';
import { type TroubleDocument, troubleDocument } from '../documents/troubleDocument.ts';
import { isOpen, type Order, stateAt, VALID_MS } from '../orders/order.ts';
import { argument, wholeNumber } from './argument.ts';
import { ask } from './asking.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatTime } from './words.ts';

interface Options extends StoreOptions {
  readonly request?: boolean;
  /** ms */
  readonly within?: number;
  readonly limit: number;
}

const HELP = `
  lidwatch cover log C-0007                            what its node has sent of its error log
  lidwatch cover log C-0007 --request                  ask the node for it

A node has no clock: an entry stands by the number of its start, and the minutes since then. A request is given up after
7 d unless --within says otherwise.`;

const COLUMNS: readonly TableColumn<TroubleDocument>[] = [
  { title: 'received', cell: ({ receivedAt }) => formatTime(Date.parse(receivedAt)) },
  { title: 'node', cell: ({ node }) => formatNodeId(node) },
  { title: 'start', right: true, cell: ({ boots }) => String(boots) },
  { title: 'minute', right: true, cell: ({ minutes }) => String(minutes) },
  { title: 'trouble', cell: ({ trouble }) => trouble },
  { title: 'detail', right: true, cell: ({ detail }) => String(detail) },
  { title: 'means', cell: ({ means }) => means },
];

const LOOK_BACK = 50;
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 10_000;

/** How the newest request stands; nothing where there is none. */
function tellRequest(request: Order | undefined, now: number): string {
  if (!request) return '; --request asks the node for more';
  return isOpen(request) ? `; asked for ${formatTime(request.askedAt)}: ${stateAt(request, now)}` : '';
}

function show(terminal: Terminal, cover: string, options: Options): void {
  const { rows, request } = withStore(options, false, (store) => {
    coverOrThrow(store, cover);
    return {
      rows: store.troubles(cover, options.limit).map(troubleDocument),
      request: store.orders.list(cover, LOOK_BACK).find(({ kind }) => kind === 'log'),
    };
  });
  if (options.json) {
    printJson(terminal, { cover, log: rows });
    return;
  }
  if (rows.length > 0) terminal.out(`${formatTable(COLUMNS, rows)}\n`);
  terminal.out(`${formatCount(rows.length, 'entry', 'entries')}${tellRequest(request, terminal.now())}\n`);
}

export function addCoverLog(cover: Command, terminal: Terminal): void {
  const command = cover
    .command('log')
    .summary('the error log of its node')
    .description('Shows the error log of a cover’s node, newest first, or asks the node to send it.')
    .argument('<cover>', 'the number of the cover', argument(coverId))
    .option('--request', 'ask the node to send its error log')
    .option('--within <time>', 'give the request up after so long: 1min to 90d', argument(orderSpan))
    .option('--limit <count>', 'at most so many', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT);
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => {
      if (options.request) ask(terminal, id, 'log', options.within ?? VALID_MS.log, options);
      else show(terminal, id, options);
    });
}
