import { run } from '../../gateway/src/cli/main.ts';
import type { Terminal } from '../../gateway/src/cli/terminal.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command of `lidwatch` in this process, as its launcher would. The clock stands still. */
export function lidwatch(...args: readonly string[]): Promise<CliRun> {
  return lidwatchOn({}, ...args);
}

/** The same on a terminal that has more: somebody to ask, a width. */
export async function lidwatchOn(more: Partial<Terminal>, ...args: readonly string[]): Promise<CliRun> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => Date.UTC(2026, 0, 1),
    ...more,
  });
  return { code, out, err };
}

/** The same with --json, parsed. */
export async function lidwatchJson<T>(...args: readonly string[]): Promise<T> {
  const { code, out, err } = await lidwatch(...args, '--json');
  if (code !== 0) throw new Error(`lidwatch ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}
