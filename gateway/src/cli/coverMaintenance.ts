import { type Command, Option } from 'commander';
import { coverId } from '../config/identity.ts';
import { maintenanceSpan } from '../config/orderTimes.ts';
import { orderDocument } from '../documents/orderDocument.ts';
import { VALID_MS } from '../orders/order.ts';
import { argument } from './argument.ts';
import { ask, lastHeard, orderColumns } from './asking.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';

interface Options extends StoreOptions {
  /** ms */
  readonly begin?: number;
  readonly end?: boolean;
}

const HELP = `
  lidwatch cover maintenance C-0007 --begin 2h         work is expected until two hours from now: no alarms
  lidwatch cover maintenance C-0007 --end              the work is done
  lidwatch cover maintenance C-0007                    how it stands

The window counts from now, not from when the node hears of it; the node ends it by itself. The later of two orders
counts. 1min to 7d.`;

/** Orders looked through for those about maintenance. */
const LOOK_BACK = 50;
const SHOWN = 5;

function show(terminal: Terminal, cover: string, options: Options): void {
  const now = terminal.now();
  const { inMaintenance, orders, heard } = withStore(options, false, (store) => {
    const record = coverOrThrow(store, cover);
    const about = store.orders.list(cover, LOOK_BACK).filter(({ kind }) => kind === 'begin' || kind === 'end');
    return {
      inMaintenance: record.state.maintenance,
      orders: about.slice(0, SHOWN),
      heard: lastHeard(store, record, now),
    };
  });
  if (options.json) {
    const documents = orders.map((order) => orderDocument(order, now));
    printJson(terminal, { cover, maintenance: inMaintenance, orders: documents });
    return;
  }
  terminal.out(`${cover}: ${inMaintenance ? 'in maintenance' : 'no maintenance'}, as its node said last; ${heard}\n`);
  if (orders.length > 0) terminal.out(`\n${formatTable(orderColumns(now), orders)}`);
}

function maintain(terminal: Terminal, cover: string, options: Options): void {
  if (options.begin !== undefined) ask(terminal, cover, 'begin', options.begin, options);
  else if (options.end) ask(terminal, cover, 'end', VALID_MS.end, options);
  else show(terminal, cover, options);
}

export function addCoverMaintenance(cover: Command, terminal: Terminal): void {
  const command = cover
    .command('maintenance')
    .summary('work is expected on a cover: record, do not alarm')
    .description('Begins or ends a maintenance window, or shows how it stands.')
    .argument('<cover>', 'the number of the cover', argument(coverId))
    .option('--begin <time>', 'from now on, for so long', argument(maintenanceSpan))
    .addOption(new Option('--end', 'the work is done').conflicts('begin'));
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => maintain(terminal, id, options));
}
