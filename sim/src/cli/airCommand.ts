import { setTimeout as wait } from 'node:timers/promises';
import { pace } from '../clock/pace.ts';
import { createVirtualTime } from '../clock/virtualTime.ts';
import { createSimError } from '../errors.ts';
import { createAir, type Passage } from '../link/air.ts';
import { openPty, type Pty } from '../link/pty.ts';

export interface AirOptions {
  /** names of the terminals to make, one for each module */
  readonly paths: readonly string[];
  readonly quiet: boolean;
  readonly signal: AbortSignal;
}

const realTime = {
  now: () => performance.now(),
  sleep: (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => undefined),
};

/** `12:00:01  /tmp/a  11 -> 1, 46 bytes in 98 ms: heard at /tmp/b` */
function passageText({ module, frame, airtime, at }: Passage): string {
  const fates = at.map(({ module: name, lost }) => (lost === '' ? `heard at ${name}` : `not at ${name} (${lost})`));
  return `${module}  ${frame.from} -> ${frame.to}, ${frame.data.length} bytes in ${airtime} ms: ${fates.join(', ')}`;
}

/**
 * Plays RYLR998 modules that hear each other, each on a pseudo-terminal, until `signal` aborts: for real programs at
 * every end. Rejects with `link-failed`; what was open is closed again.
 */
export async function playAir({ paths, quiet, signal }: AirOptions): Promise<void> {
  const time = createVirtualTime();
  const failure = new AbortController();
  let reason = '';
  const air = createAir({
    time,
    passed(passage) {
      if (!quiet) console.log(`${new Date().toTimeString().slice(0, 8)}  ${passageText(passage)}`);
    },
  });
  const open: Pty[] = [];

  async function add(path: string): Promise<void> {
    const terminal = await openPty({
      path,
      receive: (bytes) => module.feed(bytes),
      lost(why) {
        reason = `${path}: ${why}`;
        failure.abort();
      },
    });
    const module = air.add(path, terminal.write);
    open.push(terminal);
  }

  try {
    for (const path of paths) {
      await add(path).catch((error: unknown) => {
        throw createSimError('link-failed', error instanceof Error ? error.message : String(error));
      });
    }
    if (!quiet) console.log(`a RYLR998 at each of ${paths.join(', ')}; Ctrl-C ends it`);
    const ended = AbortSignal.any([signal, failure.signal]);
    await pace({ time, real: realTime, speed: 1, until: Infinity, signal: ended });
    if (reason !== '') throw createSimError('link-failed', reason);
  } finally {
    await Promise.all(open.map((terminal) => terminal.close()));
  }
}
