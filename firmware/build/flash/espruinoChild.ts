/**
 * A process of its own, because of what the `espruino` package does in the one that it runs in: it prints all that it
 * sends, keys too; it puts a page of names on the global object; and a port that is pulled may throw out of it.
 */
import { isFirmwareError } from '../errors.ts';
import { openConsole } from './espruinoPackage.ts';
import type { FlashJob, FlashNews } from './job.ts';
import { writeToBoard } from './writeToBoard.ts';

function tell(news: FlashNews): void {
  process.send?.(news);
}

function finish(news: FlashNews): void {
  process.send?.(news, () => process.exit(0));
}

async function run(job: FlashJob): Promise<void> {
  let lost = false;
  const onLost = (): void => {
    lost = true;
    finish({ kind: 'failed', code: 'board-lost', message: `${job.port}: the port is gone` });
  };
  const console = await openConsole({ port: job.port, baud: job.baud, onLost }).catch((error: Error) => {
    finish({ kind: 'failed', code: 'port-missing', message: error.message });
    return undefined;
  });
  if (!console) return;
  try {
    await writeToBoard(console, job, tell);
  } catch (error) {
    if (lost) return;
    const { code, message, hint } = isFirmwareError(error)
      ? error
      : ({ code: 'flasher-failed', message: String(error), hint: undefined } as const);
    tell({ kind: 'failed', code, message, ...(hint === undefined ? {} : { hint }) });
  }
  await console.close();
  process.disconnect();
}

process.once('message', (job) => void run(job as FlashJob));
process.once('disconnect', () => process.exit(0));
