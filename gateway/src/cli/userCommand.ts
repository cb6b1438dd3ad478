import { type Command, Option } from 'commander';
import { hashPassword } from '../accounts/passwordHash.ts';
import { ROLES, type Role } from '../accounts/roles.ts';
import { USER_NAME_RULE, userNameOf } from '../accounts/userName.ts';
import { unit } from '../api/schemas/account.ts';
import { userDocument } from '../documents/userDocument.ts';
import { gatewayError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { UserChange, UserRecord } from '../store/users.ts';
import { argument } from './argument.ts';
import { askPassword, type GivenPassword, type PasswordOptions } from './askPassword.ts';
import { auditCli } from './auditCli.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatTime } from './words.ts';

const ADD_HELP = `
  lidwatch user add ann --role admin
  lidwatch user add crew-3 --role crew --unit water --generate
  pass show lidwatch/ann | lidwatch user add ann --role dispatcher --password-stdin

viewer looks; crew works on incidents; dispatcher also registers, assigns, orders and shelves; supervisor also overrules the sensor;
admin does the rest. The password has 15 characters or more; it is asked for, unless it comes in or is made. A running gateway knows
the user at once.`;

const LIST_HELP = `
  lidwatch user list
  lidwatch user list --json`;

const PASSWORD_HELP = `
  lidwatch user password ann
  lidwatch user password crew-3 --generate

Whoever is logged in under the name is logged out everywhere.`;

const SET_HELP = `
  lidwatch user set crew-3 --unit road
  lidwatch user set ann --role supervisor
  lidwatch user set bob --disable

A user is disabled, never deleted: what was done under the name stays told. The last administrator stays one.`;

type Set = StoreOptions & { role?: Role; unit?: string | false; disable?: boolean; enable?: boolean };

/** The name as it is stored. */
const name = (typed: string): string => {
  const known = userNameOf(typed);
  if (known !== undefined) return known;
  throw gatewayError('usage-invalid', 'this is no name that a user can have', { hint: USER_NAME_RULE });
};

function tellPassword(terminal: Terminal, { password, isGenerated }: GivenPassword): void {
  if (!isGenerated) return;
  terminal.out(`${password}\n`);
  terminal.err('The password is not shown again.\n');
}

async function add(
  terminal: Terminal,
  typed: string,
  { role, unit: of, ...options }: StoreOptions & PasswordOptions & { role: Role; unit?: string },
): Promise<void> {
  const given = await askPassword(terminal, name(typed), options);
  const passwordHash = await hashPassword(given.password);
  const user = changeStore(options, true, (store) => {
    const added = store.users.add({ name: name(typed), passwordHash, role, unit: of }, terminal.now());
    auditCli(store, terminal, 'user add', added.name, { role, unit: of });
    return added;
  });
  if (options.json) {
    printJson(terminal, { ...userDocument(user), ...(given.isGenerated ? { password: given.password } : {}) });
    return;
  }
  tellPassword(terminal, given);
  terminal.err(`user ${user.name}, ${user.role}${user.unit === undefined ? '' : ` of ${user.unit}`}\n`);
}

function columns(): readonly TableColumn<UserRecord>[] {
  return [
    { title: 'name', cell: (user) => user.name },
    { title: 'role', cell: ({ role }) => role },
    { title: 'unit', cell: (user) => user.unit ?? '-' },
    { title: 'state', cell: ({ disabledAt }) => (disabledAt === undefined ? 'enabled' : 'disabled') },
    { title: 'made', cell: ({ madeAt }) => formatTime(madeAt) },
    { title: 'seen', cell: ({ seenAt }) => (seenAt === undefined ? '-' : formatTime(seenAt)) },
  ];
}

function list(terminal: Terminal, options: StoreOptions): void {
  const users = withStore(options, false, (store) => store.users.list());
  if (options.json) {
    printJson(terminal, { users: users.map(userDocument) });
    return;
  }
  if (users.length > 0) terminal.out(`${formatTable(columns(), users)}\n`);
  terminal.out(`${formatCount(users.length, 'user')}\n`);
}

/** Throws not-found, user-last-admin. */
function change(store: Store, user: string, wanted: UserChange, now: number): UserRecord {
  const changed = store.users.change(user, wanted, now);
  if (changed === 'unknown') {
    throw gatewayError('not-found', `there is no user ${user}`, { hint: '`lidwatch user list` shows them.' });
  }
  if (changed !== 'last-admin') return changed;
  const hint = 'Make another administrator first: lidwatch user add NAME --role admin';
  throw gatewayError('user-last-admin', `${user} is the last administrator`, { hint });
}

async function password(terminal: Terminal, typed: string, options: StoreOptions & PasswordOptions): Promise<void> {
  const user = name(typed);
  const given = await askPassword(terminal, user, options);
  const passwordHash = await hashPassword(given.password);
  changeStore(options, false, (store) => {
    change(store, user, { passwordHash }, terminal.now());
    auditCli(store, terminal, 'user password', user);
  });
  if (options.json) {
    printJson(terminal, { name: user, ...(given.isGenerated ? { password: given.password } : {}) });
    return;
  }
  tellPassword(terminal, given);
  terminal.err(`user ${user} has another password, and is logged out everywhere\n`);
}

function set(terminal: Terminal, typed: string, { role, unit: of, disable, enable, ...options }: Set): void {
  if (disable && enable) throw gatewayError('usage-invalid', 'either --disable or --enable');
  const disabled = disable ? true : enable ? false : undefined;
  if (role === undefined && of === undefined && disabled === undefined) {
    throw gatewayError('usage-invalid', 'nothing to set: --role, --unit, --no-unit, --disable or --enable');
  }
  const wanted = { role, unit: of === false ? null : of, disabled };
  const user = changeStore(options, false, (store) => {
    const changed = change(store, name(typed), wanted, terminal.now());
    auditCli(store, terminal, 'user set', changed.name, wanted);
    return changed;
  });
  if (options.json) printJson(terminal, userDocument(user));
  else terminal.out(formatTable(columns(), [user]));
}

function addPasswordOptions(command: Command): Command {
  return addStoreOptions(command)
    .option('--password-stdin', 'the password is the first line of standard input')
    .option('--generate', 'make a password, and show it once');
}

const roleOption = (): Option => new Option('--role <role>', 'what the user may do').choices(ROLES);

export function addUserCommand(program: Command, terminal: Terminal): void {
  const user = program.command('user').summary('people who log in').description('People, their roles and units.');
  addPasswordOptions(
    user
      .command('add')
      .summary('add a user')
      .description('Adds a user: the first administrator, too, until whom the API answers this machine alone.')
      .argument('<name>', 'to log in with; stands beside what is done')
      .addOption(roleOption().makeOptionMandatory())
      .option('--unit <unit>', 'where they work: water, power, road', argument(unit)),
  )
    .addHelpText('after', ADD_HELP)
    .action((typed: string, options: StoreOptions & PasswordOptions & { role: Role; unit?: string }) =>
      add(terminal, typed, options),
    );
  addStoreOptions(user.command('list').summary('users').description('Lists users, and when each was seen last.'))
    .addHelpText('after', LIST_HELP)
    .action((options: StoreOptions) => list(terminal, options));
  addPasswordOptions(
    user
      .command('password')
      .summary('give a user another password')
      .description('Gives a user another password.')
      .argument('<name>', 'whose'),
  )
    .addHelpText('after', PASSWORD_HELP)
    .action((typed: string, options: StoreOptions & PasswordOptions) => password(terminal, typed, options));
  addStoreOptions(
    user
      .command('set')
      .summary('role, unit, disabled or not')
      .description('Changes what a user may do, and where they work.')
      .argument('<name>', 'whose')
      .addOption(roleOption())
      .option('--unit <unit>', 'where they work', argument(unit))
      .option('--no-unit', 'nowhere in particular')
      .option('--disable', 'they cannot log in any more, and are logged out')
      .option('--enable', 'they can again'),
  )
    .addHelpText('after', SET_HELP)
    .action((typed: string, options: Set) => set(terminal, typed, options));
}
