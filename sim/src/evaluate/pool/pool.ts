import { type ChildProcess, fork } from 'node:child_process';
import { createSimError } from '../../errors.ts';

/** What a worker is asked, and what it says meanwhile; all of it JSON. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

export interface PoolOptions<Task> {
  /** a script, and its arguments, that takes tasks by IPC */
  readonly script: string;
  readonly args: readonly string[];
  /** processes, at most */
  readonly size: number;
  /** the first is begun first */
  readonly tasks: readonly Task[];
  readonly signal: AbortSignal;
  /** share of that task that is done; 1 when it is over */
  readonly onProgress: (task: Task, done: number) => void;
}

/**
 * Runs every task in one of several processes. Resolves when all are done, or `signal` has aborted and the processes are
 * gone. Rejects with the first failure of a task.
 */
export async function runPool<Task>(options: PoolOptions<Task>): Promise<void> {
  const { tasks, size, signal } = options;
  const waiting = [...tasks];
  const ending = new AbortController();
  const over = AbortSignal.any([signal, ending.signal]);
  const workers = Array.from({ length: Math.min(size, tasks.length) }, async () => {
    if (over.aborted) return;
    const child = fork(options.script, options.args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const stop = (): void => void child.kill('SIGTERM');
    over.addEventListener('abort', stop);
    try {
      for (let task = waiting.shift(); task !== undefined && !over.aborted; task = waiting.shift()) {
        await runTask(child, task, over, options.onProgress);
      }
    } catch (error) {
      ending.abort();
      throw error;
    } finally {
      over.removeEventListener('abort', stop);
      if (child.connected) child.disconnect();
      await gone;
    }
  });
  const failed = (await Promise.allSettled(workers)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Resolves when the task is done, or when the worker has gone because it was told to. */
function runTask<Task>(
  child: ChildProcess,
  task: Task,
  over: AbortSignal,
  onProgress: PoolOptions<Task>['onProgress'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    function settle(error?: Error): void {
      child.off('message', hear);
      child.off('exit', exit);
      if (error && !over.aborted) reject(error);
      else resolve();
    }
    function hear(message: FromWorker): void {
      if (message.kind === 'progress') onProgress(task, message.done);
      else if (message.kind === 'failed') settle(createSimError('gateway-failed', message.message));
      else {
        onProgress(task, 1);
        settle();
      }
    }
    function exit(code: number | null): void {
      settle(createSimError('gateway-failed', `a worker ended with ${code ?? 'a signal'} in the middle of a job`));
    }
    child.on('message', hear);
    child.once('exit', exit);
    child.send(task as object, (error) => error && settle(error));
  });
}
