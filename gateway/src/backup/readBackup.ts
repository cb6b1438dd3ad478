import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { gatewayError, isGatewayError } from '../errors.ts';
import type { SecretSource } from '../store/keys/storeSecret.ts';
import { inspectDatabase, type KeysLook, lookAtKeys } from '../store/snapshot.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A manifest is some hundred bytes; whoever claims more has something else in mind. */
const LARGEST_TEXT = 1_048_576;

export interface BackupSource {
  /** the backup */
  readonly file: string;
  /** where its database is to be unpacked; must not exist */
  readonly target: string;
  /** the store secret of this machine */
  readonly secret: SecretSource;
  /** 0..1 */
  readonly progress: (done: number) => void;
}

/** A backup that is whole. */
export interface WholeBackup {
  readonly manifest: Manifest;
  readonly keys: KeysLook;
}

/**
 * Unpacks the database of a backup and holds it to its manifest: checksum, size, integrity and counts. What fits is in
 * `target` then. Throws file-unreadable, backup-invalid, store-newer.
 */
export async function readBackup({ file, target, secret, progress }: BackupSource): Promise<WholeBackup> {
  const total = await stat(file).then(
    ({ size }) => size,
    (cause) => Promise.reject(gatewayError('file-unreadable', `${file} cannot be read`, { cause })),
  );
  const found = await unpack(file, target, (bytes) => progress(bytes / Math.max(1, total)));
  if (found.manifest === undefined || found.sha256 === undefined) {
    throw gatewayError(
      'backup-invalid',
      `${file} lacks ${found.sha256 === undefined ? 'lidwatch.db' : 'its manifest'}`,
    );
  }
  const manifest = readManifest(found.manifest);
  if (found.sha256 !== manifest.sha256 || found.bytes !== manifest.bytes) {
    throw damaged(file, 'the checksum of its database is another than its manifest says');
  }
  const contents = inspectDatabase(target);
  const off = Object.entries(contents).find(([name, n]) => manifest.contents[name as keyof typeof contents] !== n);
  if (off) throw damaged(file, `its manifest says another number of ${off[0]} than its database holds`);
  return { manifest, keys: lookAtKeys(target, secret) };
}

function damaged(file: string, what: string, cause?: unknown) {
  return gatewayError('backup-invalid', `${file}: ${what}`, { hint: 'Use another copy of it.', cause });
}

interface Unpacked {
  readonly manifest: string | undefined;
  readonly sha256: string | undefined;
  readonly bytes: number;
}

async function unpack(file: string, target: string, progress: (bytes: number) => void): Promise<Unpacked> {
  const source = createReadStream(file);
  const archive = extract();
  // what breaks the stream breaks the loop below
  pipeline(source, createGunzip(), archive).catch(() => undefined);
  let [manifest, sha256]: (string | undefined)[] = [];
  let bytes = 0;
  try {
    for await (const entry of archive) {
      // the type of its stream does not say so
      const chunks = entry as AsyncIterable<Buffer>;
      if (entry.header.name === 'lidwatch.db' && sha256 === undefined) {
        const hash = createHash('sha256');
        const counted = async function* () {
          for await (const chunk of chunks) {
            hash.update(chunk);
            bytes += chunk.length;
            progress(source.bytesRead);
            yield chunk;
          }
        };
        await pipeline(counted, createWriteStream(target, { mode: 0o600, flags: 'wx' }));
        sha256 = hash.digest('hex');
      } else if (entry.header.name === 'manifest.json') manifest = await textOf(chunks, file);
      else entry.resume();
    }
  } catch (error) {
    if (isGatewayError(error) || isOfDisk(error)) throw error;
    throw damaged(file, 'it is no whole backup', error);
  }
  return { manifest, sha256, bytes };
}

/** Writing has failed, not reading: that says nothing of the backup. */
function isOfDisk(error: unknown): boolean {
  const { code = '' } = error as { readonly code?: string };
  return ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EEXIST', 'EIO'].includes(code);
}

async function textOf(entry: AsyncIterable<Uint8Array>, file: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of entry) {
    length += part.length;
    if (length > LARGEST_TEXT) throw damaged(file, 'its manifest is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
