import type { Command } from 'commander';
import { gatewayError } from '../errors.ts';
import type { QuarantineFilter } from '../store/quarantine.ts';
import type { Store } from '../store/store.ts';
import { auditCli } from './auditCli.ts';
import { confirm } from './confirm.ts';
import { addFilterOptions, frameNumber } from './quarantineOptions.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount } from './words.ts';

interface Options extends StoreOptions, QuarantineFilter {
  readonly all?: boolean;
  readonly yes?: boolean;
}

const HELP = `
  lidwatch quarantine clear 17                         this one
  lidwatch quarantine clear --reason unknown-node      those of a reason, of a --link, or of both
  lidwatch quarantine clear --all --yes                all, without being asked

Asks first, except with --yes. What is kept goes by itself when newer frames are refused: this is for a clean look.`;

function countOf({ quarantine }: Store, id: number | undefined, filter: QuarantineFilter): number {
  if (id !== undefined) return quarantine.get(id) ? 1 : 0;
  return [...quarantine.reasons(filter).values()].reduce((sum, n) => sum + n, 0);
}

async function clear(terminal: Terminal, id: number | undefined, options: Options): Promise<void> {
  const { link, reason, all = false, yes = false } = options;
  const ways = [id !== undefined, all, link !== undefined || reason !== undefined].filter(Boolean).length;
  if (ways !== 1) {
    const hint = 'a number, --reason or --link, or --all';
    throw gatewayError('usage-invalid', 'say which frames are to be forgotten, in one way', { hint });
  }
  const count = withStore(options, false, (store) => countOf(store, id, { link, reason }));
  if (id !== undefined && count === 0) {
    throw gatewayError('not-found', `there is no frame ${id}`, { hint: 'lidwatch quarantine list shows all' });
  }
  const sure = count === 0 || (await confirm(terminal, `forget ${formatCount(count, 'refused frame')}`, yes));
  // more may have come while a person thought: those are forgotten, too, where they are of the same kind
  const removed = sure
    ? changeStore(options, false, (store) => {
        const { quarantine } = store;
        const gone = id === undefined ? quarantine.clear({ link, reason }) : Number(quarantine.remove(id));
        if (gone > 0) auditCli(store, terminal, 'quarantine clear', String(id ?? ''), { link, reason, gone });
        return gone;
      })
    : 0;
  if (options.json) printJson(terminal, { removed });
  else terminal.out(`${formatCount(removed, 'frame')} forgotten\n`);
}

export function addQuarantineClear(quarantine: Command, terminal: Terminal): void {
  addStoreOptions(
    addFilterOptions(quarantine.command('clear').summary('forget refused frames'))
      .description('Forgets refused frames: one, those of a reason or link, or all.')
      .argument('[frame]', 'its number in the list', frameNumber)
      .option('--all', 'all that were kept')
      .option('--yes', 'do not ask'),
  )
    .addHelpText('after', HELP)
    .action((id: number | undefined, options: Options) => clear(terminal, id, options));
}
