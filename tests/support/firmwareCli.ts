import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const bin = fileURLToPath(new URL('../../firmware/bin/lidwatch-fw.mjs', import.meta.url));

export interface FirmwareRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningFirmware {
  readonly out: () => string;
  readonly err: () => string;
  readonly input: NodeJS.WritableStream;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<FirmwareRun>;
}

/** Starts `lidwatch-fw` as a person would, while this process goes on playing the board. */
export function startLidwatchFw(
  args: readonly string[],
  options: { umask?: number; cwd?: string } = {},
): RunningFirmware {
  const { umask, cwd } = options;
  const before = umask === undefined ? undefined : process.umask(umask);
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'pipe', ...(cwd === undefined ? {} : { cwd }) });
  if (before !== undefined) process.umask(before);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { out: () => out, err: () => err, input: child.stdin, kill: (signal) => child.kill(signal), ended };
}

export function lidwatchFw(...args: readonly string[]): Promise<FirmwareRun> {
  return startLidwatchFw(args).ended;
}
