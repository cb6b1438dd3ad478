import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { pathOf } from './programs.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { until } from './until.ts';

/** A pseudo-terminal as a serial port, whose cable can be pulled. `hear`: what is written to it. */
export async function startFakePort(hear: (text: string) => void = () => undefined) {
  const folder = temporaryFolder();
  let path = join(folder, 'tty');
  let socat: ChildProcess | undefined;
  let kept: number | undefined;

  /** Under another name, if one is given. */
  async function plugIn(name?: string): Promise<void> {
    if (name !== undefined) path = join(folder, name);
    socat = spawn(pathOf('socat'), [`pty,rawer,link=${path}`, 'stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    socat.stdin?.on('error', () => undefined);
    socat.stdout?.on('data', (bytes: Buffer) => hear(bytes.toString('latin1')));
    await until('the terminal is there', 5_000, () => existsSync(path));
    // a terminal that its last reader leaves ends, and socat with it; who is tested may close and open it as it likes
    kept = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  }

  async function unplug(): Promise<void> {
    const ending = socat;
    socat = undefined;
    if (kept !== undefined) closeSync(kept);
    kept = undefined;
    if (!ending || ending.exitCode !== null) return;
    const gone = once(ending, 'exit');
    // SIGTERM, so that it takes the link with it
    ending.kill('SIGTERM');
    await gone;
  }

  onTestFinished(unplug);
  await plugIn();
  return {
    get path(): string {
      return path;
    },
    plugIn,
    unplug,
    print(what: string | Uint8Array): void {
      socat?.stdin?.write(typeof what === 'string' ? Buffer.from(what, 'latin1') : what);
    },
  };
}
