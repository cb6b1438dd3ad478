import type { Child } from './children.ts';

/** Why the demo ends; `fault` where it should not have. */
export interface Ending {
  readonly reason: string;
  readonly fault: boolean;
}

export interface EndingWatch {
  /** resolves once, with the first reason */
  readonly ended: Promise<Ending>;
  /** Somebody asks for the end. */
  end(reason: string): void;
  /** A child that ends by itself ends the demo. */
  watch(name: string, child: Child): void;
  /** Stops watching: nothing keeps the process alive. */
  close(): void;
}

const PARENT_POLL = 500;

/** `seconds`: how long to run, or undefined until somebody asks for the end. */
export function watchForEnd(seconds: number | undefined): EndingWatch {
  let settle: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    settle = resolve;
  });
  const end = (reason: string) => settle({ reason, fault: false });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  // `npm start | head`: whoever read us has gone
  process.stdout.on('error', () => end('standard output was closed'));
  // an npm or a shell that was killed does not pass the signal on
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid !== parent) end('the process that started the demo has gone');
  }, PARENT_POLL);
  const timer = seconds === undefined ? undefined : setTimeout(() => end(`${seconds} s are over`), seconds * 1000);

  return {
    ended,
    end,
    watch(name, { process: child }) {
      child.once('exit', (code, signal) => settle({ reason: `${name} ended with ${code ?? signal}`, fault: true }));
    },
    close() {
      clearInterval(poll);
      clearTimeout(timer);
    },
  };
}
