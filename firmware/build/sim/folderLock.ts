import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firmwareError, isFirmwareError } from '../errors.ts';

/** Holds a node's folder for one process. */
export interface FolderLock {
  release(): void;
}

/** `<pid> <start>`: a process that has got the number of one that is gone started at another time. */
export const LOCK_NAME = 'run.lock';

/** Clock ticks from the system's start to the process's, proc(5); empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the name may hold blanks and brackets; the start is the 22nd field, the state behind the name the third
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it is there, and somebody else's
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that a lock names, where it still runs. */
function holderOf(mark: string): number | undefined {
  const [, digits, start] = /^(\d{1,10}) (\d*)\n$/.exec(mark) ?? [];
  const pid = Number(digits);
  if (!digits || pid < 1 || !isAlive(pid)) return undefined;
  const now = startOf(pid);
  return start === '' || now === '' || start === now ? pid : undefined;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Takes a lock away that was `mark`; puts it back where somebody else has taken the folder meanwhile. */
function clear(file: string, aside: string, mark: string): void {
  try {
    renameSync(file, aside);
    if (read(aside) !== mark) linkSync(aside, file);
  } catch {
    // another process was faster: the next look at the lock tells
  }
  rmSync(aside, { force: true });
}

const ATTEMPTS = 5;

/**
 * Takes a node's folder for this process: two that run one node would use its frame counter twice, and with it a nonce.
 * A lock whose process is gone is taken over. Throws node-running and file-unwritable.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, LOCK_NAME);
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, mine);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        // whole from the moment that it is there, and refused where another one is
        linkSync(own, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === ATTEMPTS - 1) throw error;
      }
      const mark = read(file);
      const holder = mark === undefined ? undefined : holderOf(mark);
      if (holder !== undefined) throw running(folder, holder);
      if (mark !== undefined) clear(file, `${own}.old`, mark);
    }
  } catch (error) {
    if (isFirmwareError(error)) throw error;
    throw firmwareError('file-unwritable', `${file}: ${(error as Error).message}`, {
      hint: 'a node writes into its folder: it must be yours',
      cause: error,
    });
  } finally {
    rmSync(own, { force: true });
  }
  return {
    release() {
      if (read(file) === mine) rmSync(file, { force: true });
    },
  };
}

function running(folder: string, pid: number) {
  return firmwareError('node-running', `${folder}: its node runs already, as process ${pid}`, {
    hint: `end that one with Ctrl-C, or kill ${pid}; a second node needs a folder and a provisioning of its own`,
  });
}
