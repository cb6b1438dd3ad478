import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { userInfo } from 'node:os';
import { isatty } from 'node:tty';

/** What opening a device shows of it. */
export interface Probe {
  /** of the error that opening it ended with */
  readonly code?: string;
  readonly isTerminal: boolean;
}

/** Where a machine shows its serial ports; handed in, so that a test can build one. */
export interface Machine {
  readonly dev: string;
  readonly sys: string;
  readonly proc: string;
  readonly etc: string;
  /** name of the user that this process runs as */
  user(): string;
  /** without opening it, which some devices take for the beginning of something */
  mayUse(path: string): boolean;
  probe(path: string): Probe;
}

export const thisMachine: Machine = {
  dev: '/dev',
  sys: '/sys',
  proc: '/proc',
  etc: '/etc',
  user() {
    try {
      return userInfo().username;
    } catch {
      // a user without an entry, as in a container
      return `user ${process.getuid?.() ?? '?'}`;
    }
  },
  mayUse: (path) => attempt(() => accessSync(path, constants.R_OK | constants.W_OK) === undefined) ?? false,
  probe(path) {
    try {
      // O_NONBLOCK: a port with modem lines would wait for a carrier
      const file = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
      const isTerminal = isatty(file);
      closeSync(file);
      return { isTerminal };
    } catch (error) {
      return { code: codeOf(error), isTerminal: false };
    }
  },
};

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** `read`, or undefined where what it reads is not there, or not for us. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
