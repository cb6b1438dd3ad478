import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { pathOf } from './programs.ts';
import { createScratch } from './scratch.ts';
import { until } from './until.ts';

/** `lidwatch` in a terminal: a real pseudo-terminal, and an emulator that knows what is on its screen. */
export interface PtyProgram {
  /** the lines that are on the screen, without the spaces at their ends */
  screen(): readonly string[];
  /** Waits until the screen holds a text, or matches. */
  shows(what: string | RegExp): Promise<void>;
  /** Types; keys that are no characters by their sequences. */
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  signal(name: NodeJS.Signals): void;
  /** Waits for its end. */
  ended(): Promise<Ending>;
  /** everything that was written to the terminal */
  written(): string;
}

interface Ending {
  /** as a shell tells it: 143 for SIGTERM */
  readonly code: number;
  /** the terminal has the modes that it had before */
  readonly modesAreBack: boolean;
  /** the screen of the shell is there again, lines wrap */
  readonly screenIsBack: boolean;
}

export interface PtyOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** of Node, before the program */
  readonly nodeArgs?: readonly string[];
}

const launcher = fileURLToPath(new URL('../../gateway/bin/lidwatch.mjs', import.meta.url));
const SOON = 20_000;

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

export function startInPty(args: readonly string[], options: PtyOptions = {}): PtyProgram {
  const { columns = 120, rows = 30, env = {}, nodeArgs = [] } = options;
  const { path, write } = createScratch();
  const [before, after, tty, pid, code] = ['before', 'after', 'tty', 'pid', 'code'].map(path) as [string, ...string[]];
  const command = [process.execPath, ...nodeArgs, launcher, ...args].map(quote).join(' ');
  const script = write(
    'run.sh',
    [
      `stty rows ${rows} cols ${columns}`,
      `stty -g >${before}`,
      `tty >${tty}`,
      `sh -c 'echo $$ >${pid}; exec "$@"' sh ${command}`,
      `echo $? >${code}.new`,
      `stty -g >${after}`,
      `mv ${code}.new ${code}`,
    ].join('\n'),
  );
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const child = spawn(pathOf('socat'), ['STDIO', `EXEC:sh ${script},pty,setsid,ctty,stderr`], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, TERM: 'xterm-256color', NO_COLOR: '', ...env },
  });
  let output = '';
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString('utf8');
    terminal.write(bytes);
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    terminal.dispose();
  });

  const read = (file: string | undefined): string => readFileSync(file ?? '', 'utf8').trim();

  function screen(): readonly string[] {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, i) => {
      return (
        active
          .getLine(active.viewportY + i)
          ?.translateToString()
          .trimEnd() ?? ''
      );
    });
  }

  return {
    screen,
    written: () => output,
    async shows(what) {
      const holds = () => {
        const text = screen().join('\n');
        return typeof what === 'string' ? text.includes(what) : what.test(text);
      };
      await until(`the screen shows ${what}`, SOON, holds).catch((error: Error) => {
        throw new Error(`${error.message}; it shows:\n${screen().join('\n')}`);
      });
    },
    type: (keys) => void child.stdin.write(keys),
    resize(wide, high) {
      terminal.resize(wide, high);
      execFileSync('stty', ['-F', read(tty), 'rows', String(high), 'cols', String(wide)]);
    },
    signal: (name) => void process.kill(Number(read(pid)), name),
    async ended() {
      await until('the program has ended', SOON, () => existsSync(code ?? ''));
      // what it has written last is on its way
      await new Promise<void>((resolve) => terminal.write('', resolve));
      return {
        code: Number(read(code)),
        modesAreBack: read(before) === read(after),
        screenIsBack: terminal.buffer.active.type === 'normal' && terminal.modes.wraparoundMode,
      };
    },
  };
}
