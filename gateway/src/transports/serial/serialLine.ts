import { realpathSync, statSync } from 'node:fs';
import { SerialPort } from 'serialport';
import type { Backoff } from '../../parts/backoff.ts';
import type { Cancel, Clock } from '../../parts/clock.ts';
import { findPort } from '../ports/findPort.ts';
import { attempt, type Machine, thisMachine } from '../ports/machine.ts';
import { openFailure } from '../ports/openFailure.ts';
import { type PortName, portText } from '../ports/portName.ts';

export interface SerialLineOptions extends PortName {
  readonly baud: number;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly onOpen: () => void;
  readonly onData: (bytes: Uint8Array) => void;
  /** The port could not be opened, or is lost; `retryIn` ms from now it is tried again. */
  readonly onLost: (reason: string, retryIn: number, wasOpen: boolean) => void;
  /** where to look for ports; this one, but for tests */
  readonly machine?: Machine | undefined;
}

/** A serial port that is opened again for ever. Knows nothing of what is said over it. */
export interface SerialLine {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  write(bytes: Uint8Array): void;
  /** Closes the port because of `reason`, and opens it again after a pause. */
  reopen(reason: string): void;
  /** the device of the last attempt, or the path in the configuration */
  path(): string | undefined;
}

/** A port that was read while its cable was pulled gives no bytes for ever, and the library takes that for patience. */
const PRESENCE_MS = 1_000;
const GONE = 'the port is gone';

/** Which device stands at a path; undefined where none does. */
function deviceAt(path: string): string | undefined {
  return attempt(() => {
    const { rdev, ino } = statSync(path);
    return `${rdev} ${ino}`;
  });
}

/** The device's own path: a link to it may come to point to another that was plugged in meanwhile, and this one is well. */
function realPath(path: string): string {
  return attempt(() => realpathSync(path)) ?? path;
}

/**
 * SerialPort.list() is never called: it runs `udevadm`, and where that is missing it ends the process with an unhandled
 * error. Names are looked up in sysfs, and links followed, at each opening.
 */
export function createSerialLine(options: SerialLineOptions): SerialLine {
  const { baud, clock, backoff, machine = thisMachine } = options;
  let port: SerialPort | undefined;
  let path = options.path;
  let cancelRetry: Cancel | undefined;
  let cancelLook: Cancel | undefined;
  let stopped = false;

  function open(): Promise<void> {
    const found = findPort(machine, options);
    if (!found.ok) {
      retry(found.reason, false);
      return Promise.resolve();
    }
    path = found.path;
    return new Promise((settled) => {
      const opening = new SerialPort({ path: found.path, baudRate: baud, autoOpen: false });
      opening.on('data', (bytes: Buffer) => options.onData(bytes));
      opening.on('error', (error) => lose(opening, error.message));
      opening.on('close', () => lose(opening, GONE));
      opening.open((error) => {
        if (error) retry(openFailure(machine, found.path, error.message), false);
        else if (stopped) opening.close();
        else {
          port = opening;
          const device = realPath(found.path);
          lookAfter(opening, device, deviceAt(device));
          options.onOpen();
        }
        settled();
      });
    });
  }

  /** Is what was opened still what stands at its path? */
  function lookAfter(open: SerialPort, at: string, device: string | undefined): void {
    cancelLook = clock.after(PRESENCE_MS, () => {
      if (device !== undefined && device === deviceAt(at)) lookAfter(open, at, device);
      else lose(open, GONE);
    });
  }

  function lose(lost: SerialPort, reason: string): void {
    if (port !== lost) return;
    port = undefined;
    cancelLook?.();
    if (lost.isOpen) lost.close();
    retry(reason, true);
  }

  function retry(reason: string, wasOpen: boolean): void {
    if (stopped) return;
    const wait = backoff.next();
    options.onLost(`${portText(options)}: ${reason.replace(/^Error:? /, '')}`, wait, wasOpen);
    cancelRetry = clock.after(wait, () => void open());
  }

  return {
    start: open,
    stop() {
      stopped = true;
      cancelRetry?.();
      cancelLook?.();
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
    path: () => path,
  };
}
