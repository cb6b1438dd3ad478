import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { main } from '../../firmware/build/main.ts';

const bin = fileURLToPath(new URL('../../firmware/bin/lidwatch-fw.mjs', import.meta.url));

export interface FirmwareRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command of `lidwatch-fw` in this process, as its launcher would. */
export async function lidwatchFw(...args: readonly string[]): Promise<FirmwareRun> {
  let out = '';
  let err = '';
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text: string) => {
      out += `${text}\n`;
    }),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text);
      return true;
    }),
  ];
  try {
    const code = await main(args);
    return { code, out, err };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

export interface RunningFirmware {
  readonly out: () => string;
  readonly input: NodeJS.WritableStream;
  kill(signal: NodeJS.Signals): void;
  /** Closes its standard output, as `| head` does. */
  stopReading(): void;
  readonly ended: Promise<FirmwareRun>;
}

/** Starts `lidwatch-fw` as a person would: a process of its own. */
export function startLidwatchFw(args: readonly string[]): RunningFirmware {
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'pipe' });
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
  const { stdin: input, stdout } = child;
  const kill = (signal: NodeJS.Signals) => child.kill(signal);
  return { out: () => out, input, kill, stopReading: () => stdout.destroy(), ended };
}
