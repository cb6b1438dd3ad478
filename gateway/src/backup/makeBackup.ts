import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { gatewayError } from '../errors.ts';
import { copyDatabase, inspectDatabase } from '../store/snapshot.ts';
import type { Manifest } from './manifest.ts';
import { syncPath } from './syncPath.ts';

export interface BackupOptions {
  /** the database, in use or not */
  readonly database: string;
  /** the text of gateway.yaml, to be kept beside; it holds no secrets */
  readonly config?: string | undefined;
  /** where the backup is to stand; must not exist */
  readonly target: string;
  readonly program: string;
  readonly now: number;
  /** 0..1, of the slow part */
  readonly progress: (done: number) => void;
}

/** Whoever reads a backup reads what is in the database. */
const MODE = 0o600;
/** Of the levels of gzip the one that costs least: a database of integers shrinks to about a third at any. */
const LEVEL = 1;

/**
 * Makes a backup beside a running gateway: a gzipped tar of the database as it is at one instant, the configuration, and a
 * manifest with checksum and counts. It has its name only when it is whole and on the disk.
 * Throws store-missing, store-foreign, store-newer, file-exists, file-unwritable.
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  const { target } = options;
  const copy = `${target}.db.part`;
  const part = `${target}.part`;
  if (await exists(target)) {
    throw gatewayError('file-exists', `${target} exists already`, { hint: 'Name another file with --out.' });
  }
  try {
    await rm(copy, { force: true });
    // empty, so that what fills it inherits its mode
    await writeFile(copy, '', { mode: MODE, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
      throw gatewayError('file-unwritable', `${target} cannot be written: ${cause.code ?? cause.message}`, { cause });
    });
    copyDatabase(options.database, copy);
    const manifest = await describe(copy, options);
    await write(part, copy, manifest, options);
    await settle(part, target);
    return manifest;
  } finally {
    for (const file of [copy, `${copy}-journal`, part]) await rm(file, { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function describe(copy: string, { program, now }: BackupOptions): Promise<Manifest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(copy), hash);
  const { size } = await stat(copy);
  return {
    lidwatchBackup: 1,
    program,
    madeAt: new Date(now).toISOString(),
    sha256: hash.digest('hex'),
    bytes: size,
    contents: inspectDatabase(copy),
  };
}

async function write(part: string, copy: string, manifest: Manifest, options: BackupOptions): Promise<void> {
  const archive = pack();
  const written = pipeline(archive, createGzip({ level: LEVEL }), createWriteStream(part, { mode: MODE }));
  const mtime = new Date(options.now);
  const text = (name: string, content: string): void => void archive.entry({ name, mode: MODE, mtime }, content);

  async function fill(): Promise<void> {
    const entry = archive.entry({ name: 'lidwatch.db', size: manifest.bytes, mode: MODE, mtime });
    let done = 0;
    for await (const chunk of createReadStream(copy)) {
      if (!entry.write(chunk)) await once(entry, 'drain');
      done += (chunk as Buffer).length;
      options.progress(done / manifest.bytes);
    }
    entry.end(undefined);
    if (options.config !== undefined) text('gateway.yaml', options.config);
    text('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    archive.finalize();
  }

  // where the disk is full, what is to be written next waits for ever
  await Promise.race([written, fill().then(() => written)]);
}

/** On the disk first, then under its name: a power cut leaves the whole backup or none. */
async function settle(part: string, target: string): Promise<void> {
  await syncPath(part);
  await rename(part, target);
  await syncPath(dirname(target));
}
