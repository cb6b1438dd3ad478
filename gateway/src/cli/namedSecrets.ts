import { text } from '../config/fields.ts';
import { gatewayError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { auditCli } from './auditCli.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatTime } from './words.ts';

/** Secrets that are shown once, kept as a hash, and known by a name: tokens of the API, keys of Open311. */
interface NamedSecrets<R> {
  /** the command that they belong to */
  readonly command: string;
  /** `token` */
  readonly one: string;
  readonly of: (store: Store) => { list(): readonly R[]; revoke(name: string, now: number): boolean };
  readonly columns: (now: number) => readonly TableColumn<R>[];
}

export const SECRET_NAME = text(
  /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/,
  'a name (letters, digits and . _ @ -; at most 64)',
);

export const timeOrNone = (time: number | undefined): string => (time === undefined ? '-' : formatTime(time));

export function listSecrets<R>(terminal: Terminal, secrets: NamedSecrets<R>, options: StoreOptions): void {
  const { one, of, columns } = secrets;
  const rows = withStore(options, false, (store) => of(store).list());
  if (options.json) {
    printJson(terminal, { [`${one}s`]: rows });
    return;
  }
  if (rows.length > 0) terminal.out(`${formatTable(columns(terminal.now()), rows)}\n`);
  terminal.out(`${formatCount(rows.length, one)}\n`);
}

export function revokeSecret<R>(
  terminal: Terminal,
  { command, one, of }: NamedSecrets<R>,
  name: string,
  options: StoreOptions,
): void {
  const done = changeStore(options, false, (store) => {
    const revoked = of(store).revoke(name, terminal.now());
    if (revoked) auditCli(store, terminal, `${command} revoke`, name);
    return revoked;
  });
  if (!done) {
    const hint = `\`lidwatch ${command} list\` shows them.`;
    throw gatewayError('not-found', `there is no ${one} ${name} that is not revoked already`, { hint });
  }
  if (options.json) printJson(terminal, { name, revoked: true });
  else terminal.out(`${one} ${name} is revoked\n`);
}
