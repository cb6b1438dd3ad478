import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Child } from './children.ts';

/** Ends and removes what the demo leaves behind if it is killed outright; see guard.mjs. */
export interface Guard {
  /** from now on this child must not outlive the demo */
  watch(child: Child): void;
  /** from now on this folder must not outlive the demo */
  hold(folder: string): void;
  /** The demo has cleaned up by itself. */
  done(): void;
}

export function startGuard(): Guard {
  const program = fileURLToPath(new URL('./guard.mjs', import.meta.url));
  const guard = spawn(process.execPath, [program], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  guard.stdin.on('error', () => undefined);
  const tell = (...words: readonly unknown[]) => guard.stdin.write(`${JSON.stringify(words)}\n`);
  return {
    watch({ process: child }) {
      tell('pid', child.pid);
      child.once('exit', () => tell('gone', child.pid));
    },
    hold: (folder) => void tell('folder', folder),
    done() {
      tell('done');
      guard.stdin.end();
    },
  };
}
