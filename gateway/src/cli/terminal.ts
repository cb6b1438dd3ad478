import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

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
  /** The same without showing what is typed. */
  readonly askSecret?: ((question: string) => Promise<string>) | undefined;
  /** All of standard input, where a program or a file is there; of a long one the beginning. */
  readonly input?: (() => Promise<string>) | undefined;
  /** ms since 1970 */
  now(): number;
}

export function createTerminal(process: NodeJS.Process): Terminal {
  const isWithPerson = process.stdin.isTTY && process.stderr.isTTY;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY ? process.stderr : undefined,
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
    console: consoleOf(process),
    ask: isWithPerson ? (question) => ask(process, question) : undefined,
    askSecret: isWithPerson ? (question) => askSecret(process, question) : undefined,
    input: () => readInput(process.stdin),
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

/** The terminal is raw meanwhile, and what would be shown goes nowhere. Ctrl-C is an empty line, too. */
async function askSecret({ stdin, stderr }: NodeJS.Process, question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  // behind it: whoever types at once is not shown either
  stderr.write(question);
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  lines.once('SIGINT', () => lines.close());
  try {
    return await Promise.race([lines.question(''), ended]);
  } finally {
    lines.close();
    stderr.write('\n');
  }
}

const LONGEST_INPUT = 65_536;

async function readInput(stdin: NodeJS.ReadStream): Promise<string> {
  let text = '';
  for await (const chunk of stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LONGEST_INPUT) break;
  }
  return text;
}

export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

function consoleOf({ stdin: input, stdout: output, env }: NodeJS.Process): Console | undefined {
  if (!input.isTTY || !output.isTTY || env.TERM === 'dumb') return undefined;
  return { input, output, colour: !env.NO_COLOR };
}
