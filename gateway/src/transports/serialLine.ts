import { SerialPort } from 'serialport';
import type { Backoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';

export interface SerialLineOptions {
  readonly path: string;
  readonly baud: number;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly onOpen: () => void;
  readonly onData: (bytes: Uint8Array) => void;
  /** The port could not be opened, or is lost; `retryIn` ms from now it is tried again. */
  readonly onLost: (reason: string, retryIn: number, wasOpen: boolean) => void;
}

/** A serial port that is opened again for ever. Knows nothing of what is said over it. */
export interface SerialLine {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  write(bytes: Uint8Array): void;
  /** Closes the port because of `reason`, and opens it again after a pause. */
  reopen(reason: string): void;
}

/**
 * SerialPort.list() is never called: it runs `udevadm`, and where that is missing it ends the process with an unhandled
 * error. The path is taken as it stands in the configuration.
 */
export function createSerialLine(options: SerialLineOptions): SerialLine {
  const { path, baud, clock, backoff } = options;
  let port: SerialPort | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  function open(): Promise<void> {
    return new Promise((settled) => {
      const opening = new SerialPort({ path, baudRate: baud, autoOpen: false });
      opening.on('data', (bytes: Buffer) => options.onData(bytes));
      opening.on('error', (error) => lose(opening, error.message));
      opening.on('close', () => lose(opening, 'the port is gone'));
      opening.open((error) => {
        if (error) retry(error.message, false);
        else if (stopped) opening.close();
        else {
          port = opening;
          options.onOpen();
        }
        settled();
      });
    });
  }

  function lose(lost: SerialPort, reason: string): void {
    if (port !== lost) return;
    port = undefined;
    if (lost.isOpen) lost.close();
    retry(reason, true);
  }

  function retry(reason: string, wasOpen: boolean): void {
    if (stopped) return;
    const wait = backoff.next();
    const what = reason.replace(/^Error: /, '');
    options.onLost(what.includes(path) ? what : `${path}: ${what}`, wait, wasOpen);
    cancelRetry = clock.after(wait, () => void open());
  }

  return {
    start: open,
    stop() {
      stopped = true;
      cancelRetry?.();
      const closing = port;
      port = undefined;
      return new Promise((closed) => (closing?.isOpen ? closing.close(() => closed()) : closed()));
    },
    write(bytes) {
      port?.write(bytes);
    },
    reopen(reason) {
      if (port) lose(port, reason);
    },
  };
}
