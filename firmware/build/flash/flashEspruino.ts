import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { firmwareError } from '../errors.ts';
import { portMissing } from '../serial/ports.ts';
import type { FlashJob, FlashNews } from './job.ts';

const CHILD = fileURLToPath(new URL('espruinoChild.ts', import.meta.url));

export interface Flashed {
  /** the board holds a provisioning record, of this run or an earlier one */
  readonly provisioned: boolean;
}

function failure(job: FlashJob, news: FlashNews & { kind: 'failed' }): Error {
  if (news.code === 'port-missing') return portMissing(job.port, news.message);
  if (news.code === 'board-lost') {
    return firmwareError('board-lost', news.message, {
      hint: 'plug it in and flash again: what was half written is written anew',
    });
  }
  return firmwareError(news.code, news.message, news.hint === undefined ? {} : { hint: news.hint });
}

/** Has the job done in a process of its own, whose output nobody sees. Rejects with a coded error. */
export function flashEspruino(job: FlashJob, onNews: (news: FlashNews) => void): Promise<Flashed> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let outcome: FlashNews | undefined;
    child.on('message', (message) => {
      const news = message as FlashNews;
      if (news.kind === 'done' || news.kind === 'failed') outcome ??= news;
      else onNews(news);
    });
    child.on('error', (cause) => reject(firmwareError('flasher-failed', cause.message, { cause })));
    child.on('exit', (code, signal) => {
      if (outcome?.kind === 'done') resolve({ provisioned: outcome.provisioned });
      else if (outcome?.kind === 'failed') reject(failure(job, outcome));
      else reject(firmwareError('flasher-failed', `it ended with ${signal ?? code}`));
    });
    child.send(job);
  });
}
