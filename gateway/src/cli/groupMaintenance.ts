import { type Command, Option } from 'commander';
import { maintenanceSpan } from '../config/orderTimes.ts';
import { VALID_MS } from '../orders/order.ts';
import { argument } from './argument.ts';
import { askGroup, showGroupOrders } from './groupAsking.ts';
import { addMemberOptions, type MemberOptions } from './members.ts';
import type { Terminal } from './terminal.ts';

interface Options extends MemberOptions {
  /** ms */
  readonly begin?: number;
  readonly end?: boolean;
}

const HELP = `
  lidwatch group maintenance tunnel --begin 2h         work is expected until two hours from now: no alarms
  lidwatch group maintenance tunnel --end              the work is done
  lidwatch group maintenance tunnel                    how far it is
  lidwatch group maintenance --all --end

Asked of the covers that are in the group now and have a node. The window counts from now, as for one cover.`;

function maintain(terminal: Terminal, name: string | undefined, options: Options): void {
  const { begin, end } = options;
  if (begin !== undefined) askGroup(terminal, name, { kind: 'begin', forMs: begin }, options);
  else if (end) askGroup(terminal, name, { kind: 'end', forMs: VALID_MS.end }, options);
  else showGroupOrders(terminal, name, ['begin', 'end'], options);
}

export function addGroupMaintenance(group: Command, terminal: Terminal): void {
  const command = group
    .command('maintenance')
    .summary('work is expected on its covers: record, do not alarm')
    .description('Begins or ends a maintenance window on every cover of a group, or shows how far that is.')
    .argument('[group]', 'the name of the group')
    .option('--begin <time>', 'from now on, for so long', argument(maintenanceSpan))
    .addOption(new Option('--end', 'the work is done').conflicts('begin'));
  addMemberOptions(command)
    .addHelpText('after', HELP)
    .action((name: string | undefined, options: Options) => maintain(terminal, name, options));
}
