import type { Terminal } from './terminal.ts';

const WIDTH = 30;
const EVERY_MS = 100;

/** A bar on one line of standard error, redrawn at most ten times a second; silent where nobody watches. */
export function createProgress(terminal: Terminal, label: string, total: number) {
  let drawn = 0;
  return {
    update(done: number): void {
      if (!terminal.isWatched || terminal.now() - drawn < EVERY_MS) return;
      drawn = terminal.now();
      const part = total === 0 ? 1 : Math.min(1, done / total);
      const bar = '#'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '.');
      terminal.err(`\r${label} [${bar}] ${Math.floor(part * 100)} %`);
    },
    /** Takes the bar away. */
    end(): void {
      // ECMA-48 EL: erase the whole line
      if (drawn > 0) terminal.err('\r\x1b[2K');
    },
  };
}
