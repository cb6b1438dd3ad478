import { closeSync, openSync, writeSync } from 'node:fs';
import { describeTruth } from '../truth/describe.ts';
import type { NodeLogEntry } from '../truth/nodeLog.ts';
import type { TruthEntry, TruthKind } from '../truth/truth.ts';

export interface TruthOutput {
  take(entry: TruthEntry): void;
  /** what a node says of itself goes to the file beside the truth */
  takeNodeLog(entry: NodeLogEntry): void;
  close(): void;
  /** entries by kind */
  counts(): Readonly<Record<string, number>>;
}

export interface TruthOutputOptions {
  /** file for the NDJSON, `-` for standard output */
  readonly file: string | undefined;
  /** whether to say on standard output, in words, what happens */
  readonly words: boolean;
  /** wall clock of a virtual time, where the two are tied */
  readonly wallClock: (at: number) => Date | undefined;
}

/** Too many to be read as they pass. */
const UNSPOKEN: ReadonlySet<TruthKind> = new Set<TruthKind>(['pass', 'boot']);

/** One JSON object a line: what happened, and when in virtual time (`at`, ms) and by the wall clock (`time`). */
export function openTruthOutput({ file, words, wallClock }: TruthOutputOptions): TruthOutput {
  const descriptor = file === undefined || file === '-' ? undefined : openSync(file, 'w');
  const counts: Record<string, number> = {};

  function clockOf(at: number): string {
    return wallClock(at)?.toTimeString().slice(0, 8) ?? elapsed(at);
  }

  function write(entry: TruthEntry | NodeLogEntry): void {
    if (file === undefined) return;
    const time = wallClock(entry.at)?.toISOString();
    const line = `${JSON.stringify(time ? { time, ...entry } : entry)}\n`;
    if (descriptor === undefined) process.stdout.write(line);
    else writeSync(descriptor, line);
  }

  return {
    counts: () => counts,
    take(entry) {
      counts[entry.what] = (counts[entry.what] ?? 0) + 1;
      if (words && !UNSPOKEN.has(entry.what)) {
        process.stdout.write(`${clockOf(entry.at)}  ${entry.cover}  ${describeTruth(entry)}\n`);
      }
      write(entry);
    },
    takeNodeLog: write,
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

/** `26:05:09`: hours, minutes and seconds since the start */
function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
