import type { Command } from 'commander';
import type { StoreFigures } from '../store/store.ts';
import { formatBytes } from './backupCommand.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore, withStoreAlone } from './withStore.ts';
import { formatCount } from './words.ts';

const SHOW_HELP = `
  lidwatch store show
  lidwatch store show --data /var/lib/lidwatch --json

The gateway may run meanwhile.`;

const VACUUM_HELP = `
  lidwatch store vacuum
  lidwatch store vacuum --data /var/lib/lidwatch --json

Nobody can write meanwhile, so the gateway must be stopped. Beside the database there must be room for two copies of what
is in it. A power cut leaves it as it was. It is needed once, for a large database that was made before free pages were given
back by themselves (lidwatch store show tells); what lidwatch restore brings back does not need it.`;

function tell({ file, free, wal, givesBack, behind }: StoreFigures): string {
  const way = givesBack ? 'given back by itself' : 'used again, and given back only after lidwatch store vacuum';
  return [
    `file      ${formatBytes(file)}`,
    `free      ${formatBytes(free)} of it, ${way}`,
    `WAL       ${formatBytes(wal)}`,
    `roll-ups  ${behind === 0 ? 'up to the newest reading' : `${formatCount(behind, 'reading')} behind`}`,
    '',
  ].join('\n');
}

export function addStoreCommand(program: Command, terminal: Terminal): void {
  const store = program
    .command('store')
    .summary('the database file: how large it is, and making it small')
    .description('About the database file.');
  addStoreOptions(store.command('show').description('Shows how large the database is and how far its roll-ups are.'))
    .addHelpText('after', SHOW_HELP)
    .action((options: StoreOptions) => {
      const figures = withStore(options, false, (one) => one.figures());
      if (options.json) printJson(terminal, figures);
      else terminal.out(tell(figures));
    });
  addStoreOptions(store.command('vacuum').description('Rewrites the database in as few pages as it needs.'))
    .addHelpText('after', VACUUM_HELP)
    .action((options: StoreOptions) => {
      const { before, after } = withStoreAlone(options, (one) => {
        const found = one.figures();
        one.vacuum();
        return { before: found, after: one.figures() };
      });
      if (options.json) printJson(terminal, { before: before.file, after: after.file });
      else terminal.out(`${formatBytes(before.file)} before, ${formatBytes(after.file)} now\n`);
    });
}
