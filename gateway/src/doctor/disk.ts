import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Finding, fail, ok, warn } from './finding.ts';

const MB = 1024 ** 2;
/** A day of a busy city, and the copy that a backup makes beside it. */
const TIGHT = 1024 * MB;
/** The WAL alone may take 64 MB. */
const FULL = 128 * MB;

/** statfs(2): file systems of another machine. The shared memory of SQLite's WAL does not reach across (sqlite.org/wal.html). */
const REMOTE: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
]);

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

/** The folder of the database: there, writable, for its owner only, on a disk of this machine with room on it. */
export function checkDisk(folder: string): readonly Finding[] {
  const there = nearest(folder);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    return [fail('data folder', `${there} may not be written by this user`, `chown it to the user of the gateway`)];
  }
  const { type, bavail, bsize } = statfsSync(there);
  const free = bavail * bsize;
  const remote = REMOTE.get(type);
  return [
    there === folder ? checkMode(folder) : ok('data folder', `${folder} will be made at the first start`),
    ...(remote === undefined
      ? []
      : [fail('data folder', `${folder} lies on ${remote}`, 'SQLite needs a disk of this machine: move `data` there')]),
    checkRoom(free),
  ];
}

function checkMode(folder: string): Finding {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o077) === 0) return ok('data folder', folder);
  return warn('data folder', `others may look into ${folder}, where the keys are`, `chmod 700 ${folder}`);
}

function checkRoom(free: number): Finding {
  const found = `${Math.floor(free / MB).toLocaleString('en')} MB free`;
  if (free < FULL) return fail('disk', found, 'make room: without it nothing is stored, and no alert acknowledged');
  return free < TIGHT ? warn('disk', found, 'make room, or lower the bounds of the history') : ok('disk', found);
}
