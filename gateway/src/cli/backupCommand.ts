import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Manifest } from '../backup/manifest.ts';
import { programVersion } from '../parts/version.ts';
import { createProgress } from './progress.ts';
import { storePlaceOf } from './storePlaceOf.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions } from './withStore.ts';
import { formatCount } from './words.ts';

interface Options extends StoreOptions {
  readonly out?: string;
}

const HELP = `
  lidwatch backup                                      into this folder, named for the instant
  lidwatch backup --config /etc/lidwatch/gateway.yaml --out /mnt/nas/depot-1.tar.gz
  lidwatch restore depot-1.tar.gz --check              is it whole?

The gateway may run meanwhile: what is in the backup is the database as it was at one instant. It holds the covers, the
nodes with their keys (encrypted, where they are) and counters, readings, events and the outbox, and the configuration; not the secrets that the
configuration names by file or variable: keep those too, elsewhere. What comes in after that instant is not in it: frames
that somebody recorded since then are fresh to a gateway that is restored from it (PROTOCOL.md, Sealed frames).`;

/** `4.2 MB` */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(Math.floor(Math.log10(Math.max(1, bytes)) / 3), units.length - 1);
  return `${Number((bytes / 1000 ** step).toPrecision(3))} ${units[step]}`;
}

/** `120 covers, 4,210 events (3 open), 18 in the outbox, 1,204,333 readings` */
export function formatContents({ contents }: Manifest): string {
  const { covers, events, openEvents, outbox, readings } = contents;
  return [
    formatCount(covers, 'cover'),
    `${formatCount(events, 'event')} (${openEvents} open)`,
    `${outbox.toLocaleString('en')} in the outbox`,
    formatCount(readings, 'reading'),
  ].join(', ');
}

async function backup(terminal: Terminal, options: Options): Promise<void> {
  const now = terminal.now();
  const { folder } = storePlaceOf(options);
  const stamp = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '');
  const target = resolve(options.out ?? `lidwatch-${stamp}Z.tar.gz`);
  const config =
    options.data === undefined && existsSync(options.config) ? readFileSync(options.config, 'utf8') : undefined;
  const bar = createProgress(terminal, 'writing', 100);
  const { makeBackup } = await import('../backup/makeBackup.ts');
  const manifest = await makeBackup({
    database: join(folder, 'lidwatch.db'),
    config,
    target,
    program: programVersion(),
    now,
    progress: (done) => bar.update(Math.floor(done * 100)),
  }).finally(bar.end);
  if (options.json) printJson(terminal, { file: target, ...manifest });
  else terminal.out(`${target}: ${formatContents(manifest)}; ${formatBytes(manifest.bytes)} of database\n`);
}

export function addBackupCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('backup')
    .summary('save the database, beside a running gateway')
    .description('Writes the database and the configuration into one file, checked, while the gateway runs.')
    .option('--out <file>', 'the file to be written (default: lidwatch-DATE.tar.gz in this folder)');
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => backup(terminal, options));
}
