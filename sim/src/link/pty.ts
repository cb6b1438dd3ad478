import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Our end of a pseudo-terminal. */
export interface Pty {
  write(bytes: Uint8Array): void;
  close(): Promise<void>;
}

export interface PtyOptions {
  /** the terminal's name: a symbolic link that must not exist yet */
  readonly path: string;
  readonly receive: (bytes: Uint8Array) => void;
  /** the terminal has gone without being closed */
  readonly lost: (reason: string) => void;
}

const PATIENCE = 5000;
const POLL = 20;

/**
 * Opens a pseudo-terminal by Debian's socat, in raw mode, readable by its owner only. Rejects with what socat said.
 *
 * The other side is kept open from here: a terminal that its last reader leaves reports an end of file, and socat
 * would take that for the end. A gateway may come, go and come back.
 */
export async function openPty({ path, receive, lost }: PtyOptions): Promise<Pty> {
  if (existsSync(path)) throw new Error(`${path} exists already: choose another name`);
  const socat = spawn('socat', [`pty,rawer,link=${path},mode=600`, 'stdio'], { stdio: 'pipe' });
  let said = '';
  let closing = false;
  socat.stderr.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-500);
  });
  socat.stdin.on('error', () => {});
  const gone = new Promise<string>((resolve) => {
    socat.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ENOENT' ? 'socat is not installed (Debian: apt install socat)' : error.message);
    });
    socat.once('exit', (code) => resolve(said.trim() || `socat ended with ${code}`));
  });
  await Promise.race([appears(path), gone.then((reason) => Promise.reject(new Error(reason)))]);
  const kept = await open(path, constants.O_RDWR | constants.O_NOCTTY);
  socat.stdout.on('data', receive);
  gone.then(async (reason) => {
    await kept.close();
    if (!closing) lost(reason);
  });
  return {
    write(bytes) {
      if (!closing) socat.stdin.write(bytes);
    },
    async close() {
      if (closing) return;
      closing = true;
      if (socat.exitCode !== null || socat.signalCode !== null) return;
      socat.kill('SIGTERM');
      await once(socat, 'exit');
    },
  };
}

async function appears(path: string): Promise<void> {
  for (let waited = 0; !existsSync(path); waited += POLL) {
    if (waited >= PATIENCE) throw new Error(`${path} did not appear`);
    await sleep(POLL);
  }
}
