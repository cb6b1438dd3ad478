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
  const path = join(temporaryFolder(), 'tty');
  let socat: ChildProcess | undefined;
  let kept: number | undefined;

  async function plugIn(): Promise<void> {
    socat = spawn(pathOf('socat'), [`pty,rawer,link=${path}`, 'stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    socat.stdin?.on('error', () => undefined);
    socat.stdout?.on('data', (bytes: Buffer) => hear(bytes.toString('latin1')));
    await until('the terminal is there', 5_000, () => existsSync(path));
    // a terminal that its last reader leaves ends, and socat with it
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
    path,
    plugIn,
    unplug,
    print(text: string): void {
      socat?.stdin?.write(Buffer.from(text, 'latin1'));
    },
  };
}
