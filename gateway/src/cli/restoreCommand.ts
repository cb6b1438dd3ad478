import { basename } from 'node:path';
import type { Command } from 'commander';
import type { WholeBackup } from '../backup/readBackup.ts';
import type { KeysLook } from '../store/snapshot.ts';
import { cliEntry } from './auditCli.ts';
import { formatBytes, formatContents } from './backupCommand.ts';
import { createProgress } from './progress.ts';
import { secretOf, storePlaceOf } from './storePlaceOf.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addKeyOptions, type StoreOptions } from './withStore.ts';

interface Options extends StoreOptions {
  readonly check?: boolean;
  readonly replace?: boolean;
}

const HELP = `
  lidwatch restore depot-1.tar.gz --check              read it to its end, restore nothing
  lidwatch restore depot-1.tar.gz --config gateway.yaml
  lidwatch restore depot-1.tar.gz --data /var/lib/lidwatch --replace

The gateway must not run. Checksum, integrity and counts are compared before anything is put in its place; a database
that stands there is moved aside with --replace, never deleted. The configuration in the backup is not restored:
tar xzf FILE gateway.yaml takes it out. Keys that were encrypted stay so: they open with the same secret alone.`;

async function restore(terminal: Terminal, file: string, options: Options): Promise<void> {
  const { checkBackup, restoreBackup } = await import('../backup/restoreBackup.ts');
  const folder = options.check ? undefined : storePlaceOf(options).folder;
  const secret = secretOf(options);
  const bar = createProgress(terminal, 'reading', 100);
  const progress = (done: number): void => bar.update(Math.floor(done * 100));
  const sign = ({ manifest }: WholeBackup) => cliEntry('restore', basename(file), { of: manifest.madeAt });
  const { manifest, keys, aside } = await (folder === undefined
    ? checkBackup({ file, secret, progress }).then((checked) => ({ ...checked, aside: undefined }))
    : restoreBackup({ file, folder, replace: options.replace === true, secret, now: terminal.now(), sign, progress })
  ).finally(bar.end);
  if (options.json) {
    printJson(terminal, { file, folder: folder ?? null, aside: aside ?? null, ...manifest, keys });
    return;
  }
  terminal.out(`${file}, of ${manifest.madeAt}: ${formatContents(manifest)}; ${formatBytes(manifest.bytes)}\n`);
  terminal.out(folder === undefined ? 'it is whole; nothing was restored\n' : `restored into ${folder}\n`);
  if (aside !== undefined) terminal.out(`the database that stood there is now ${aside}\n`);
  tellKeys(terminal, keys);
}

function tellKeys(terminal: Terminal, { encrypted, trouble }: KeysLook): void {
  if (trouble) terminal.err(`warning: ${trouble.message}\n    ${trouble.hint}\n`);
  else if (encrypted) terminal.out('its keys are encrypted, and the secret here is the right one\n');
}

export function addRestoreCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('restore')
    .summary('check a backup, or put its database in place')
    .description('Restores the database of a backup into the data folder of a gateway that does not run.')
    .argument('<file>', 'what lidwatch backup has written')
    .option('--check', 'only tell whether it is whole')
    .option('--replace', 'move a database that is there aside');
  addKeyOptions(command)
    .addHelpText('after', HELP)
    .action((file: string, options: Options) => restore(terminal, file, options));
}
