import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Milliseconds in which a child is expected to end by itself. */
const PATIENCE = 8000;

export interface Child {
  readonly process: ChildProcess;
  /** Ends it with SIGTERM, with SIGKILL if that is not enough; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts one of the project's programs on this very Node. In a process group of its own: Ctrl-C in the terminal reaches
 * the demo alone, which then ends its children in the right order.
 */
export function startProgram(program: string, args: readonly string[], stdio: SpawnOptions['stdio']): Child {
  const words = [...process.execArgv, program, ...args];
  const child = spawn(process.execPath, words, { cwd: root, stdio: stdio ?? 'ignore', detached: true });
  return {
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await gone;
      clearTimeout(force);
    },
  };
}
