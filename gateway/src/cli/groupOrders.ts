import type { Command } from 'commander';
import { orderSpan } from '../config/orderTimes.ts';
import { gatewayError } from '../errors.ts';
import { VALID_MS } from '../orders/order.ts';
import type { GroupSize } from '../store/groups.ts';
import { argument } from './argument.ts';
import { askGroup, showGroupOrders } from './groupAsking.ts';
import { addMemberOptions, type MemberOptions, type Members } from './members.ts';
import type { Terminal } from './terminal.ts';
import { formatCount } from './words.ts';

interface Options extends MemberOptions {
  /** ms */
  readonly within?: number;
  readonly yes?: boolean;
  readonly request?: boolean;
}

const REZERO_HELP = `
  lidwatch group rezero tunnel --yes                   they all rest as they should: somebody has looked
  lidwatch group rezero tunnel --yes --within 2h

A cover that lies open or tilted when its node hears of it is taken for closed from then on. Given up after 24 h unless
--within says otherwise.`;

const REBOOT_HELP = `
  lidwatch group reboot tunnel
  lidwatch group reboot --all --within 2h

Given up after 7 d unless --within says otherwise.`;

const LOG_HELP = `
  lidwatch group log tunnel --request                  ask the nodes for their error logs
  lidwatch group log tunnel                            how far that is

lidwatch cover log shows what a node has sent. A request is given up after 7 d unless --within says otherwise.`;

function mustBeMeant({ name }: Members, { covers, nodeless }: GroupSize, { yes }: Options): void {
  if (yes) return;
  const asked = formatCount(covers - nodeless, 'cover');
  throw gatewayError(
    'usage-invalid',
    `${asked} (${name}) would learn the zero again, each as it lies; nothing was done`,
    {
      hint: 'If somebody has seen that they all rest as they should, say --yes.',
    },
  );
}

function addOrder(group: Command, name: string, summary: string, description: string): Command {
  return group
    .command(name)
    .summary(summary)
    .description(description)
    .argument('[group]', 'the name of the group')
    .option('--within <time>', 'give it up after so long: 1min to 90d', argument(orderSpan));
}

/** `group rezero`, `group reboot` and `group log`. */
export function addGroupOrders(group: Command, terminal: Terminal): void {
  const rezero = addOrder(
    group,
    'rezero',
    'its nodes learn the zero again',
    'Asks every node of a group to take the way in which its cover lies for its zero.',
  );
  addMemberOptions(rezero.option('--yes', 'all of them rest as they should'))
    .addHelpText('after', REZERO_HELP)
    .action((name: string | undefined, options: Options) => {
      const confirm = (members: Members, size: GroupSize) => mustBeMeant(members, size, options);
      askGroup(terminal, name, { kind: 'rezero', forMs: options.within ?? VALID_MS.rezero, confirm }, options);
    });

  const reboot = addOrder(group, 'reboot', 'its nodes start anew', 'Asks every node of a group to start anew.');
  addMemberOptions(reboot)
    .addHelpText('after', REBOOT_HELP)
    .action((name: string | undefined, options: Options) =>
      askGroup(terminal, name, { kind: 'reboot', forMs: options.within ?? VALID_MS.reboot }, options),
    );

  const log = addOrder(
    group,
    'log',
    'ask its nodes for their error logs',
    'Asks every node of a group to send its error log, or shows how far that is.',
  );
  addMemberOptions(log.option('--request', 'ask the nodes to send their error logs'))
    .addHelpText('after', LOG_HELP)
    .action((name: string | undefined, options: Options) => {
      if (options.request) askGroup(terminal, name, { kind: 'log', forMs: options.within ?? VALID_MS.log }, options);
      else showGroupOrders(terminal, name, ['log'], options);
    });
}
