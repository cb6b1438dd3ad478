import { readFileSync } from 'node:fs';
import { type Finding, ok, warn } from './finding.ts';

/** One file for each connection, and what the gateway needs itself. */
const FILES = 4_096;

/** The machine: how many files a process may open. Linux only. */
export function checkSystem(limits = readLimits()): readonly Finding[] {
  const node = ok('node', process.version);
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.NaN);
  if (Number.isNaN(files)) return [node];
  if (files >= FILES) return [node, ok('limits', `${files} open files`)];
  return [node, warn('limits', `${files} open files`, `LimitNOFILE=${FILES} in its unit, or ulimit -n ${FILES}`)];
}

function readLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
