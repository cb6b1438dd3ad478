import { type Command, Option } from 'commander';
import { LOCAL_NAME } from '../accounts/tokenForm.ts';
import { quantity, text } from '../config/fields.ts';
import { gatewayError } from '../errors.ts';
import { isValid, SCOPES, type Scope, type TokenRecord } from '../store/tokens.ts';
import { argument } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatTime } from './words.ts';

const DAY_MS = 86_400_000;
const NAME = text(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/, 'a name (letters, digits and . _ @ -; at most 64)').refine(
  (name) => name !== LOCAL_NAME,
  `${LOCAL_NAME} is the name of programs on this machine`,
);
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

const at = (time: number | undefined): string => (time === undefined ? '-' : formatTime(time));

function columns(now: number): readonly TableColumn<TokenRecord>[] {
  return [
    { title: 'name', cell: ({ name }) => name },
    { title: 'scope', cell: ({ scope }) => scope },
    {
      title: 'state',
      cell: (token) => (isValid(token, now) ? 'valid' : token.revokedAt === undefined ? 'expired' : 'revoked'),
    },
    { title: 'made', cell: ({ madeAt }) => formatTime(madeAt) },
    { title: 'expires', cell: ({ expiresAt }) => at(expiresAt) },
    { title: 'used', cell: ({ usedAt }) => at(usedAt) },
  ];
}

function list(terminal: Terminal, options: StoreOptions): void {
  const tokens = withStore(options, false, (store) => store.tokens.list());
  if (options.json) {
    printJson(terminal, { tokens });
    return;
  }
  if (tokens.length > 0) terminal.out(`${formatTable(columns(terminal.now()), tokens)}\n`);
  terminal.out(`${formatCount(tokens.length, 'token')}\n`);
}

function revoke(terminal: Terminal, name: string, options: StoreOptions): void {
  const done = changeStore(options, false, (store) => {
    const revoked = store.tokens.revoke(name, terminal.now());
    if (revoked) auditCli(store, terminal, 'token revoke', name);
    return revoked;
  });
  if (!done) {
    const hint = '`lidwatch token list` shows them.';
    throw gatewayError('not-found', `there is no token ${name} that is not revoked already`, { hint });
  }
  if (options.json) printJson(terminal, { name, revoked: true });
  else terminal.out(`token ${name} is revoked\n`);
}

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
    .action((options: StoreOptions) => list(terminal, options));
  addStoreOptions(
    token
      .command('revoke')
      .summary('end a token, at once')
      .description('Ends a token: a running gateway refuses it at once.')
      .argument('<name>', 'what it was made for'),
  )
    .addHelpText('after', REVOKE_HELP)
    .action((name: string, options: StoreOptions) => revoke(terminal, name, options));
}
