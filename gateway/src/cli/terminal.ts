/** What a command speaks to; handed in, so that a test can listen and set the clock. */
export interface Terminal {
  /** standard output: what was asked for, nothing else */
  out(text: string): void;
  /** standard error: problems, progress, logs */
  err(text: string): void;
  /** a person watches standard error: a line may be written over */
  readonly isWatched: boolean;
  /** ms since 1970 */
  now(): number;
}

export function createTerminal(process: NodeJS.Process): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
    now: () => Date.now(),
  };
}

export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}
