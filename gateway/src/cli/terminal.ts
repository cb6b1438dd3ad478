import { createInterface } from 'node:readline/promises';

/** A terminal that takes single keys and draws at any place. */
export interface Console {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** unless somebody wants none: no-color.org */
  readonly colour: boolean;
}

/** What a command speaks to; handed in, so that a test can listen and set the clock. */
export interface Terminal {
  /** standard output: what was asked for, nothing else */
  out(text: string): void;
  /** standard error: problems, progress, logs */
  err(text: string): void;
  /** standard error itself, where a person watches it: lines on it may be written over */
  readonly watched?: NodeJS.WriteStream | undefined;
  /** characters in a line of standard output, where that is a terminal: pictures may be drawn */
  readonly width?: number | undefined;
  /** keyboard and screen, where standard input and output are those of a terminal that can be drawn on */
  readonly console?: Console | undefined;
  /** Asks a person, and resolves to the line that is typed; absent where nobody is there to type. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** ms since 1970 */
  now(): number;
}

export function createTerminal(process: NodeJS.Process): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY ? process.stderr : undefined,
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
    console: consoleOf(process),
    ask: process.stdin.isTTY && process.stderr.isTTY ? (question) => ask(process, question) : undefined,
    now: () => Date.now(),
  };
}

/** The question goes to standard error: the other may be a file. An end of input (Ctrl-D) is an empty line. */
async function ask({ stdin, stderr }: NodeJS.Process, question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

function consoleOf({ stdin: input, stdout: output, env }: NodeJS.Process): Console | undefined {
  if (!input.isTTY || !output.isTTY || env.TERM === 'dumb') return undefined;
  return { input, output, colour: !env.NO_COLOR };
}
