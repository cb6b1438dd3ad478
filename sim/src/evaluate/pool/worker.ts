import type { FromWorker } from './pool.ts';

/** Does one task. `signal` aborts where nobody waits for it any more. */
export type Work<Task> = (task: Task, progress: (done: number) => void, signal: AbortSignal) => Promise<void>;

/** Does tasks that come by IPC, one after the other, until the parent goes away or `signal` aborts. */
export async function serveTasks<Task>(work: Work<Task>, signal: AbortSignal): Promise<void> {
  const alone = new AbortController();
  const over = AbortSignal.any([signal, alone.signal]);
  let running: Promise<void> = Promise.resolve();
  const say = (message: FromWorker): void => {
    if (process.connected) process.send?.(message);
  };
  process.on('message', (task: Task) => {
    running = work(task, (done) => say({ kind: 'progress', done }), over).then(
      () => say({ kind: 'done' }),
      (error: unknown) => say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => alone.abort());
  if (!over.aborted) await new Promise((resolve) => over.addEventListener('abort', resolve));
  await running;
  if (process.connected) process.disconnect();
}
