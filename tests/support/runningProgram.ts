import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAMS = {
  lidwatch: 'gateway/bin/lidwatch.mjs',
  'lidwatch-fw': 'firmware/bin/lidwatch-fw.mjs',
  'lidwatch-sim': 'sim/bin/lidwatch-sim.mjs',
} as const;

export type ProgramName = keyof typeof PROGRAMS;

/** One of the project's programs, as a person runs it; killed with the test. */
export interface RunningProgram {
  /** everything it has printed, both streams together */
  output(): string;
  /** Types a line. */
  type(line: string): void;
  /** Asks it to end, as Ctrl-C would; resolves with its exit code. */
  end(): Promise<number | null>;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
}

export function runProgram(name: ProgramName, args: readonly string[]): RunningProgram {
  const path = fileURLToPath(new URL(`../../${PROGRAMS[name]}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    output: () => output,
    type: (line) => void child.stdin.write(`${line}\n`),
    end() {
      child.kill('SIGINT');
      return ended;
    },
    ended,
  };
}
