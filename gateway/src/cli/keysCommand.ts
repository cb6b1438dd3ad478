import { resolve } from 'node:path';
import type { Command } from 'commander';
import { formatNodeId } from '../config/identity.ts';
import { readStoreSecret } from '../config/storeSecret.ts';
import { gatewayError, isGatewayError } from '../errors.ts';
import { UNSCRUBBED } from '../store/keys/settleKeys.ts';
import { needSecret } from '../store/keys/storeSecret.ts';
import type { Store } from '../store/store.ts';
import { isStorageTrouble } from '../store/trouble.ts';
import { auditCli } from './auditCli.ts';
import { storePlaceOf } from './storePlaceOf.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addKeyOptions, type StoreOptions, withStore, withStoreAlone } from './withStore.ts';
import { formatCount } from './words.ts';

const REWRITES = `
The whole database is rewritten, so that nothing of what the keys were before is left in it: the gateway must be stopped, and
beside the database there must be room for two copies. A power cut leaves all keys as they were, or all as they shall be.
What older backups hold, and cells of a flash disk that were written before, it does not reach.`;

const HELP = `
  (umask 077; openssl rand -base64 32 > store.secret)
  gateway.yaml:  keys: { secretFile: ./store.secret }
  lidwatch keys encrypt                                or just start the gateway
  lidwatch keys rotate --to new.secret && mv new.secret store.secret

A gateway that starts with a secret encrypts the keys that stand in clear. All commands but show need it to be stopped.

Keep the secret elsewhere, too: without it a database or backup has no keys. Where it is lost: lidwatch keys forget, and
provision the nodes again with --replace; covers, events and readings stay.`;

interface Look {
  readonly encrypted: boolean;
  readonly scrubbed: boolean;
  readonly nodes?: number;
  /** nodes whose keys cannot be read with the right secret */
  readonly damaged?: readonly number[];
  /** why no key can be read */
  readonly trouble?: { readonly code: string; readonly message: string; readonly hint?: string | undefined };
}

function lookAt({ keys, keyChanges }: Store): Look {
  const look = { encrypted: keys.areWrapped(), scrubbed: keyChanges.isScrubbed() };
  try {
    return { ...look, ...keys.inspect() };
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    const { code, message, hint } = error;
    return { ...look, trouble: { code, message, hint } };
  }
}

function tell({ encrypted, scrubbed, nodes = 0, damaged = [], trouble }: Look): string {
  const how = encrypted ? 'encrypted' : 'in clear';
  const lines = [trouble ? `the keys are ${how}` : `${formatCount(nodes, 'key')}, ${how}`];
  if (trouble) lines.push(`${trouble.message}`, `    ${trouble.hint}`);
  else if (encrypted) lines.push('the secret here is the right one');
  if (damaged.length > 0) lines.push(`damaged: ${damaged.map(formatNodeId).join(', ')}`);
  if (!scrubbed) lines.push(UNSCRUBBED);
  return `${lines.join('\n')}\n`;
}

function show(terminal: Terminal, options: StoreOptions): void {
  const look = withStore(options, false, lookAt);
  if (options.json) printJson(terminal, look);
  else terminal.out(tell(look));
}

/** Where there is no room for it, the keys are changed all the same, and it is told. */
function scrub(store: Store): void {
  try {
    store.vacuum();
  } catch (error) {
    if (!isStorageTrouble(error) && !isGatewayError(error, 'disk-short')) throw error;
  }
}

/** Changes how the keys are kept, and leaves nothing of what they were. `after` is told of it. */
function change(terminal: Terminal, options: StoreOptions, after: string, work: (store: Store) => void): void {
  const look = withStoreAlone(options, (store) => {
    work(store);
    auditCli(store, terminal, 'keys', '', { done: after });
    scrub(store);
    const [encrypted, scrubbed] = [store.keys.areWrapped(), store.keyChanges.isScrubbed()];
    return { encrypted, scrubbed, nodes: store.nodes.list().length };
  });
  if (options.json) {
    printJson(terminal, look);
    return;
  }
  terminal.out(`${formatCount(look.nodes, 'key')}, ${look.encrypted ? 'encrypted' : 'in clear'}\n${after}\n`);
  if (!look.scrubbed) terminal.err(`warning: the database could not be rewritten: ${UNSCRUBBED}\n`);
}

function encrypt({ keys, keyChanges }: Store, options: StoreOptions): void {
  if (keys.areWrapped()) keys.check();
  else keyChanges.wrap(needSecret(storePlaceOf(options).secret).secret);
}

function rotate({ keys, keyChanges }: Store, to: string): void {
  const next = readStoreSecret({ file: resolve(to) });
  if (!next?.ok) throw gatewayError('file-unreadable', next?.message ?? to, next && { hint: next.hint });
  if (!keys.areWrapped()) {
    throw gatewayError('usage-invalid', 'the keys stand in clear', { hint: 'lidwatch keys encrypt comes first.' });
  }
  keyChanges.wrap(next.secret);
}

/** Keys that can be read are not to be lost by a slip. */
function forget({ keys, keyChanges }: Store): void {
  if (canBeRead(keys)) {
    const hint = 'To be rid of the secret: lidwatch keys decrypt. For another secret: lidwatch keys rotate.';
    throw gatewayError('usage-invalid', 'the keys can be read: no secret is lost', { hint });
  }
  keyChanges.forget();
}

function canBeRead(keys: Store['keys']): boolean {
  try {
    keys.check();
    return true;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    return false;
  }
}

const HELPS = {
  show: `
  lidwatch keys show
  lidwatch keys show --secret-file new.secret          would this one open them?

The gateway may run meanwhile.`,
  encrypt: `
  (umask 077; openssl rand -base64 32 > store.secret)
  gateway.yaml:  keys: { secretFile: ./store.secret }
  lidwatch keys encrypt                                or just start the gateway
${REWRITES}

Keep the secret elsewhere, too: without it a database or backup has no keys.`,
  rotate: `
  (umask 077; openssl rand -base64 32 > new.secret)
  lidwatch keys rotate --to new.secret && mv new.secret store.secret
${REWRITES}`,
  decrypt: `
  lidwatch keys decrypt                                then take keys out of gateway.yaml
${REWRITES}`,
  forget: `
  lidwatch keys forget
  lidwatch provision C-0007.json --replace             for each node

Covers, events and readings stay. Keys that can be read are not forgotten.
${REWRITES}`,
};

const THEN = {
  encrypt: 'the gateway needs the secret from now on: keys: { secretFile: ... } in its gateway.yaml',
  rotate: 'the gateway needs the new secret from now on: put it in the place of the old one',
  decrypt: 'take keys out of gateway.yaml: where a secret is named, the gateway encrypts them when it starts',
  forget: 'nobody knows them: provision the nodes again with --replace, or start with the key file',
};

export function addKeysCommand(program: Command, terminal: Terminal): void {
  const keys = program
    .command('keys')
    .summary('how the keys of nodes are kept; encrypt them')
    .description('About the keys of the nodes in the database.')
    .addHelpText('after', HELP);
  const add = (name: keyof typeof HELPS, what: string): Command =>
    addKeyOptions(keys.command(name).summary(what).description(what)).addHelpText('after', HELPS[name]);
  add('show', 'tell whether keys are encrypted, and whether they can be read').action((options: StoreOptions) =>
    show(terminal, options),
  );
  add('encrypt', 'encrypt keys that stand in clear').action((options: StoreOptions) =>
    change(terminal, options, THEN.encrypt, (store) => encrypt(store, options)),
  );
  add('rotate', 'encrypt the keys under another secret')
    .requiredOption('--to <file>', 'the new secret (required)')
    .action((options: StoreOptions & { readonly to: string }) =>
      change(terminal, options, THEN.rotate, (store) => rotate(store, options.to)),
    );
  add('decrypt', 'bring the keys back into the clear').action((options: StoreOptions) =>
    change(terminal, options, THEN.decrypt, ({ keyChanges }) => keyChanges.unwrap()),
  );
  add('forget', 'the secret is lost: give every node a key that nobody knows, until it is provisioned again').action(
    (options: StoreOptions) => change(terminal, options, THEN.forget, forget),
  );
}
