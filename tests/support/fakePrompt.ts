import { createContext, runInContext } from 'node:vm';
import { crcOfText, createStorage } from './espruinoStorage.ts';
import { startFakePort } from './fakePort.ts';

export interface FakePromptOptions {
  /** process.env.BOARD */
  readonly board?: string;
  /** process.env.CONSOLE: a plain UART has no flow control */
  readonly console?: 'USB' | 'Serial1';
  /** bytes of Storage */
  readonly capacity?: number;
  /** characters that the UART keeps until they are read; more are lost */
  readonly buffer?: number;
  /** characters that are read each ms */
  readonly speed?: number;
  /** A script runs: nothing is answered before a Ctrl-C, and then the debugger's prompt. */
  readonly busy?: boolean;
  /** Nothing is answered at all. */
  readonly silent?: boolean;
  /** Behind each answer the sender is told to wait (XOFF); what it sends nevertheless is lost. */
  readonly holds?: boolean;
  /** The cable is pulled at this line, counted from 1. */
  readonly unplugAt?: number;
  /** Called for each line before it runs; what it returns runs instead. */
  readonly onLine?: (line: string, count: number) => string;
}

const XON = '\u0011';
const XOFF = '\u0013';
const CTRL_C = '\u0003';
const NO_ECHO = '\u0010';
const HOLD = 20;

/**
 * The console of an Espruino behind a pseudo-terminal. It evaluates what is sent to it: what ends in its Storage got
 * there by code that runs. Echo, prompts, `=` and Ctrl-C are as Espruino 2v29 for Linux answers.
 */
export async function startFakePrompt(options: FakePromptOptions = {}) {
  const { board = 'MDBT42Q', console = 'USB', capacity = 65_536, buffer = Infinity, speed = Infinity } = options;
  const storage = createStorage(capacity);
  const lines: string[] = [];
  let lost = 0;
  let started = 0;
  let prompt = options.busy ? '' : '>';
  let line = '';
  let queue = '';
  /** what the line that runs has printed */
  let said = '';
  let held = false;

  const port = await startFakePort((text) => hear(text));

  function print(text: string): void {
    if (!options.silent) port.print(text);
  }

  function say(text: string): void {
    said += `${text}\r\n`;
  }

  const engine = createContext({
    E: { CRC32: crcOfText },
    process: { env: { BOARD: board, VERSION: '2v29', CONSOLE: console } },
    require: (name: string) => {
      if (name !== 'Storage') throw new Error(`Module ${name} not found`);
      return storage;
    },
    print: (...words: unknown[]) => say(words.map(String).join(' ')),
    reset: () => say('\r\n espruino.com\r\n 2v29 (c) 2025 G.Williams\r\n'),
    load: () => {
      started += 1;
    },
  });

  function balanced(code: string): boolean {
    const bare = code.replace(/"(?:[^"\\]|\\.)*"/g, '');
    return !bare.includes('"') && (bare.match(/[([{]/g) ?? []).length === (bare.match(/[)\]}]/g) ?? []).length;
  }

  function evaluate(): void {
    const quiet = line.startsWith(NO_ECHO);
    const code = quiet ? line.slice(1) : line;
    if (!balanced(code)) return;
    line = '';
    if (code !== '') lines.push(code);
    if (lines.length === options.unplugAt) {
      void port.unplug();
      return;
    }
    said = '';
    try {
      const runs = options.onLine?.(code, lines.length) ?? code;
      const result: unknown = code === '' ? undefined : runInContext(runs, engine);
      if (!quiet && code !== '') said += `=${String(result)}\r\n`;
    } catch (error) {
      said += `Uncaught ${String(error)}\r\n`;
    }
    held = options.holds === true;
    // ahead of the answer: the sender may go on as soon as it has that
    print(`${held ? XOFF : ''}${said}>`);
    if (held) setTimeout(release, HOLD);
  }

  function release(): void {
    held = false;
    print(XON);
  }

  function key(char: string): void {
    if (char === CTRL_C) {
      line = '';
      // a busy script falls into the debugger first, and out of it with the second Ctrl-C
      prompt = prompt === '' ? 'debug>' : '>';
      print(`\r\n${prompt}`);
    } else if (prompt === '>') {
      if (char !== '\n') line += char;
      if (!line.startsWith(NO_ECHO)) print(char === '\n' ? '\r\n' : char);
      if (char === '\n') evaluate();
    }
  }

  function work(): void {
    const now = queue.slice(0, speed);
    queue = queue.slice(now.length);
    for (const char of now) key(char);
    if (queue.length > 0) setTimeout(work, 1);
  }

  function hear(text: string): void {
    if (held) {
      lost += text.length;
      return;
    }
    const idle = queue.length === 0;
    const room = Math.max(buffer - queue.length, 0);
    lost += Math.max(text.length - room, 0);
    queue += text.slice(0, room);
    if (idle) work();
  }

  return {
    path: port.path,
    storage,
    /** what was typed, without the lines that only fetch a prompt */
    lines: lines as readonly string[],
    /** characters that it could not take */
    lost: () => lost,
    /** how often load() was called */
    started: () => started,
  };
}
