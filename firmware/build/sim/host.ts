import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimEngine } from '../../src/boards/sim/api.ts';
import type { CoverState } from './coverState.ts';

export interface SimOptions {
  /** where the records are: `lw.provision` and what the node writes */
  readonly folder: string;
  readonly cover: CoverState;
  /** bytes to the modem; lost where its line is not there */
  readonly write: (bytes: Uint8Array) => void;
  readonly log: (text: string) => void;
  /** the node wants to be started again; nothing of this start does anything any more */
  readonly exit: () => void;
}

/** The surroundings of one start of a simulated board, in real time. */
export interface SimHost {
  readonly engine: SimEngine;
  /** bytes from the modem */
  hear(bytes: Uint8Array): void;
  /** The power is gone: whatever was under way never ends. */
  close(): void;
}

/** Where in the one line of a script something was thrown, or 0. */
function columnOf(error: unknown): number {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /:(\d+):(\d+)\)?$/m.exec(stack);
  return Number(place?.[2] ?? 0) % 65535;
}

export function createSimHost({ folder, cover, write, log, exit }: SimOptions): SimHost {
  const file = (name: string) => join(folder, `lw.${name}`);
  const begun = performance.now();
  const timers = new Map<number, NodeJS.Timeout>();
  let handles = 0;
  let closed = false;
  let receive: ((bytes: Uint8Array) => void) | undefined;
  let crashed: ((column: number) => void) | undefined;
  const onUncaught = (error: unknown) => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    crashed?.(columnOf(error));
  };
  process.on('uncaughtException', onUncaught);

  function close(): void {
    closed = true;
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    process.off('uncaughtException', onUncaught);
  }

  const engine: SimEngine = {
    setTimeout(run, ms) {
      handles += 1;
      const mine = handles;
      if (closed) return mine;
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
    now: () => Math.floor(performance.now() - begun),
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
    serialWrite(bytes) {
      // the node goes on using its buffer
      if (!closed) write(Uint8Array.from(bytes));
    },
    onSerial(handler) {
      receive = handler;
    },
    onLine: (act) => cover.listen((line) => !closed && act(line)),
    onCrash(handler) {
      crashed = handler;
    },
    log,
    exit() {
      close();
      exit();
    },
  };
  return {
    engine,
    hear(bytes) {
      if (!closed) receive?.(bytes);
    },
    close,
  };
}
