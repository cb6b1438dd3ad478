import { openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ReadStream } from 'node:tty';
import type { SimEngine } from '../../src/boards/sim/api.ts';

export interface SimOptions {
  /** where the records are: `lw.provision` and what the node writes */
  readonly folder: string;
  /** path of the modem's serial line, in raw mode already where it is no real port */
  readonly serial: string;
  /** lines that say what happens to the cover; standard input where not given */
  readonly input?: NodeJS.ReadableStream;
  readonly log?: (text: string) => void;
  /** called where the node wants to be started again, after its line is closed; the process ends where not given */
  readonly exit?: () => void;
}

export interface SimHost {
  readonly engine: SimEngine;
  close(): void;
}

/** What the process ends with for a restart that the node asked for. */
const AGAIN = 75;

/** Where in the one line of a script something was thrown, or 0. */
function columnOf(error: unknown): number {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /:(\d+):(\d+)\)?$/m.exec(stack);
  return Number(place?.[2] ?? 0) % 65535;
}

/** The surroundings of a simulated board, in real time. Throws where the serial line cannot be opened. */
function createSimHost(options: SimOptions): SimHost {
  const { folder, log = console.log } = options;
  const file = (name: string) => join(folder, `lw.${name}`);
  const descriptor = openSync(options.serial, 'r+');
  const serial = new ReadStream(descriptor);
  serial.setRawMode?.(true);
  serial.on('error', (error) => log(`serial line: ${error.message}`));
  const lines = createInterface({ input: options.input ?? process.stdin });
  const timers = new Map<number, NodeJS.Timeout>();
  let handles = 0;
  let crashed: ((column: number) => void) | undefined;
  const onUncaught = (error: unknown) => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    crashed?.(columnOf(error));
  };
  process.on('uncaughtException', onUncaught);

  function close(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    process.off('uncaughtException', onUncaught);
    lines.close();
    serial.destroy();
  }

  const engine: SimEngine = {
    setTimeout(run, ms) {
      handles += 1;
      const mine = handles;
      timers.set(
        mine,
        setTimeout(() => {
          timers.delete(mine);
          run();
        }, ms),
      );
      return mine;
    },
    clearTimeout(timer) {
      clearTimeout(timers.get(timer));
      timers.delete(timer);
    },
    now: () => Math.floor(performance.now()),
    random: () => Math.random(),
    readRecord(name) {
      try {
        return new Uint8Array(readFileSync(file(name)));
      } catch {
        return null;
      }
    },
    writeRecord(name, bytes) {
      try {
        writeFileSync(`${file(name)}.new`, bytes);
        renameSync(`${file(name)}.new`, file(name));
        return true;
      } catch {
        return false;
      }
    },
    serialWrite: (bytes) => {
      writeSync(descriptor, bytes);
    },
    onSerial: (receive) => {
      serial.on('data', (data: Buffer) => receive(data));
    },
    onLine: (act) => {
      lines.on('line', act);
    },
    onCrash(handler) {
      crashed = handler;
    },
    log,
    exit() {
      close();
      if (options.exit) options.exit();
      else process.exit(AGAIN);
    },
  };
  return { engine, close };
}

/** Runs the script of a simulated board: `node run.ts SCRIPT FOLDER SERIAL`. */
export function runSim(script: string, options: SimOptions): SimHost {
  const host = createSimHost(options);
  // the script is what this project's own build has made
  new Function('engine', readFileSync(script, 'utf8'))(host.engine);
  return host;
}
