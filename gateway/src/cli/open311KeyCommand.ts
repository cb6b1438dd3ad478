import type { Command } from 'commander';
import type { Open311Key } from '../store/open311Keys.ts';
import type { Store } from '../store/store.ts';
import { argument } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { listSecrets, revokeSecret, SECRET_NAME, timeOrNone } from './namedSecrets.ts';
import type { TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions } from './withStore.ts';
import { formatTime } from './words.ts';

const CREATE_HELP = `
  lidwatch open311-key create --name city-app
  curl -d api_key=$KEY -d service_code=cover-open -d lat=52.1 -d long=13.2 https://covers.example/open311/v2/requests.json

Reading needs no key. The key is shown once, and kept nowhere: the database has only its hash. It opens nothing else.`;

const COLUMNS: readonly TableColumn<Open311Key>[] = [
  { title: 'name', cell: ({ name }) => name },
  { title: 'state', cell: ({ revokedAt }) => (revokedAt === undefined ? 'valid' : 'revoked') },
  { title: 'made', cell: ({ madeAt }) => formatTime(madeAt) },
  { title: 'used', cell: ({ usedAt }) => timeOrNone(usedAt) },
];

const KEYS = { command: 'open311-key', one: 'key', of: (store: Store) => store.open311Keys, columns: () => COLUMNS };

function create(terminal: Terminal, { name, ...options }: StoreOptions & { name: string }): void {
  const key = changeStore(options, true, (store) => {
    const made = store.open311Keys.create(name, terminal.now());
    auditCli(store, terminal, 'open311-key create', name);
    return made;
  });
  if (options.json) {
    printJson(terminal, { name, key });
    return;
  }
  terminal.out(`${key}\n`);
  terminal.err(`key ${name}, to report over Open311. It is not shown again.\n`);
}

export function addOpen311KeyCommand(program: Command, terminal: Terminal): void {
  const key = program
    .command('open311-key')
    .summary('which programs may report over Open311')
    .description('Keys of programs that report for residents (GeoReport v2, api_key).');
  addStoreOptions(
    key
      .command('create')
      .summary('make a key, and show it once')
      .description('Makes a key for a program, shows it once, and keeps its hash.')
      .requiredOption('--name <name>', 'which program it is for', argument(SECRET_NAME)),
  )
    .addHelpText('after', CREATE_HELP)
    .action((options: StoreOptions & { name: string }) => create(terminal, options));
  addStoreOptions(
    key
      .command('list')
      .summary('keys, without what they are')
      .description('Lists keys: which program each is for, and when it was used last.'),
  ).action((options: StoreOptions) => listSecrets(terminal, KEYS, options));
  addStoreOptions(
    key
      .command('revoke')
      .summary('end a key, at once')
      .description('Ends a key: a running gateway refuses it at once.')
      .argument('<name>', 'which program it was made for'),
  ).action((name: string, options: StoreOptions) => revokeSecret(terminal, KEYS, name, options));
}
