import type { Command } from 'commander';
import { coverId } from '../config/identity.ts';
import { orderSpan } from '../config/orderTimes.ts';
import { VALID_MS } from '../orders/order.ts';
import { argument } from './argument.ts';
import { ask } from './asking.ts';
import type { Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions } from './withStore.ts';

interface Options extends StoreOptions {
  /** ms */
  readonly within?: number;
}

const ORDERS = {
  rezero: {
    summary: 'its node learns the zero again',
    description:
      'Asks the node to take the way in which the cover lies for its zero: the cover must rest as it should.',
    examples: `
  lidwatch cover rezero C-0007
  lidwatch cover rezero C-0007 --within 2h

Given up after 24 h unless --within says otherwise: nobody knows how the cover lies then.`,
  },
  reboot: {
    summary: 'its node starts anew',
    description: 'Asks the node to start anew; its hello is the answer.',
    examples: `
  lidwatch cover reboot C-0007

Given up after 7 d unless --within says otherwise.`,
  },
  cell: {
    summary: 'its node has a new cell',
    description: 'Tells the node that its cell was replaced: the charge that it counts begins at 0.',
    examples: `
  lidwatch cover cell C-0007

Given up after 7 d unless --within says otherwise.`,
  },
} as const;

/** `cover rezero`, `cover reboot` and `cover cell`. */
export function addCoverOrders(cover: Command, terminal: Terminal): void {
  for (const kind of ['rezero', 'reboot', 'cell'] as const) {
    const { summary, description, examples } = ORDERS[kind];
    const command = cover
      .command(kind)
      .summary(summary)
      .description(description)
      .argument('<cover>', 'the number of the cover', argument(coverId))
      .option('--within <time>', 'give it up after so long: 1min to 90d', argument(orderSpan));
    addStoreOptions(command)
      .addHelpText('after', examples)
      .action((id: string, options: Options) => ask(terminal, id, kind, options.within ?? VALID_MS[kind], options));
  }
}
