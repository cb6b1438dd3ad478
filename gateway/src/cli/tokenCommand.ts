import { type Command, Option } from 'commander';
import { LOCAL_NAME } from '../accounts/tokenForm.ts';
import { quantity } from '../config/fields.ts';
import type { Store } from '../store/store.ts';
import { isValid, SCOPES, type Scope, type TokenRecord } from '../store/tokens.ts';
import { argument } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { listSecrets, revokeSecret, SECRET_NAME, timeOrNone } from './namedSecrets.ts';
import type { TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions } from './withStore.ts';
import { formatTime } from './words.ts';

const DAY_MS = 86_400_000;
const NAME = SECRET_NAME.refine((name) => name !== LOCAL_NAME, `${LOCAL_NAME} is the name of programs on this machine`);
const EXPIRES = quantity('time', { min: 60_000, max: 3_650 * DAY_MS });

const CREATE_HELP = `
  lidwatch token create --name dashboard --scope viewer
  lidwatch token create --name console --scope operator --expires 90d
  curl -H "Authorization: Bearer $TOKEN" https://gateway.example:8080/api/covers

viewer reads; operator also acts on covers and events; admin does the rest. The token is shown once, and kept nowhere: the
database has only its hash. A running gateway knows it at once.`;

const LIST_HELP = `
  lidwatch token list
  lidwatch token list --json`;

const REVOKE_HELP = `
  lidwatch token revoke dashboard`;

function create(
  terminal: Terminal,
  { name, scope, expires, ...options }: StoreOptions & { name: string; scope: Scope; expires?: number },
): void {
  const now = terminal.now();
  const expiresAt = expires === undefined ? undefined : now + expires;
  const token = changeStore(options, true, (store) => {
    const made = store.tokens.create({ name, scope, expiresAt }, now);
    auditCli(store, terminal, 'token create', name, { scope, expires: expiresAt && new Date(expiresAt).toISOString() });
    return made;
  });
  if (options.json) {
    const until = expiresAt === undefined ? null : new Date(expiresAt).toISOString();
    printJson(terminal, { name, scope, expiresAt: until, token });
    return;
  }
  terminal.out(`${token}\n`);
  const until = expiresAt === undefined ? 'it does not expire' : `it expires at ${formatTime(expiresAt)}`;
  terminal.err(`token ${name}, scope ${scope}; ${until}. It is not shown again.\n`);
}

function columns(now: number): readonly TableColumn<TokenRecord>[] {
  return [
    { title: 'name', cell: ({ name }) => name },
    { title: 'scope', cell: ({ scope }) => scope },
    {
      title: 'state',
      cell: (token) => (isValid(token, now) ? 'valid' : token.revokedAt === undefined ? 'expired' : 'revoked'),
    },
    { title: 'made', cell: ({ madeAt }) => formatTime(madeAt) },
    { title: 'expires', cell: ({ expiresAt }) => timeOrNone(expiresAt) },
    { title: 'used', cell: ({ usedAt }) => timeOrNone(usedAt) },
  ];
}

const TOKENS = { command: 'token', one: 'token', of: (store: Store) => store.tokens, columns };

export function addTokenCommand(program: Command, terminal: Terminal): void {
  const token = program.command('token').summary('who may use the API').description('Tokens for the HTTP API.');
  addStoreOptions(
    token
      .command('create')
      .summary('make a token, and show it once')
      .description('Makes a token for a program or a person, shows it once, and keeps its hash.')
      .requiredOption('--name <name>', 'what it is for; stands beside what is done with it', argument(NAME))
      .addOption(new Option('--scope <scope>', 'what it may do').choices(SCOPES).makeOptionMandatory())
      .option('--expires <span>', 'when it ends: 90d', argument(EXPIRES)),
  )
    .addHelpText('after', CREATE_HELP)
    .action((options: StoreOptions & { name: string; scope: Scope; expires?: number }) => create(terminal, options));
  addStoreOptions(
    token
      .command('list')
      .summary('tokens, without what they are')
      .description('Lists tokens: what each is for, what it may do, until when, and when it was used last.'),
  )
    .addHelpText('after', LIST_HELP)
    .action((options: StoreOptions) => listSecrets(terminal, TOKENS, options));
  addStoreOptions(
    token
      .command('revoke')
      .summary('end a token, at once')
      .description('Ends a token: a running gateway refuses it at once.')
      .argument('<name>', 'what it was made for'),
  )
    .addHelpText('after', REVOKE_HELP)
    .action((name: string, options: StoreOptions) => revokeSecret(terminal, TOKENS, name, options));
}
