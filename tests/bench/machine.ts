import { execFileSync } from 'node:child_process';
import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';

/** What must be known of a run to compare it with another: rows of name and value. */
export function describeMachine(): readonly (readonly [string, string])[] {
  return [
    ['machine', `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores`],
    ['memory', `${(totalmem() / 1024 ** 3).toFixed(0)} GiB`],
    ['system', `${type()} ${release()}`],
    ['node', process.version],
    ['database on', filesystem(tmpdir())],
    ['socket buffer', `${receiveBuffer()}`],
    ['load before', (loadavg()[0] ?? 0).toFixed(1)],
    ['date', new Date().toISOString().slice(0, 16).replace('T', ' ')],
    ['commit', commit()],
  ];
}

/** statfs(2): a database in memory costs less than one on a disk. */
const FILESYSTEMS = new Map([
  [0xef53, 'ext4'],
  [0x01021994, 'tmpfs (memory)'],
  [0x58465342, 'xfs'],
  [0x9123683e, 'btrfs'],
  [0x794c7630, 'overlayfs'],
]);

function filesystem(folder: string): string {
  const { type } = statfsSync(folder);
  return FILESYSTEMS.get(type) ?? `filesystem 0x${type.toString(16)}`;
}

/** socket(7): the most that a receiver is given, whatever it asks for. */
function receiveBuffer(): string {
  try {
    return `${Number(readFileSync('/proc/sys/net/core/rmem_max', 'latin1')) / 1024} KiB at most`;
  } catch {
    return 'unknown';
  }
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', with changes';
    return git('rev-parse', '--short', 'HEAD') + changed;
  } catch {
    return 'unknown';
  }
}
