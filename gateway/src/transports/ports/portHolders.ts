import { readdirSync, readFileSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, type Machine } from './machine.ts';

/** A process that has a port open. */
export interface Holder {
  readonly pid: number;
  /** its name; empty where it has gone meanwhile */
  readonly command: string;
}

/** proc(5), /proc/locks: `1: FLOCK ADVISORY WRITE <pid> <major>:<minor>:<inode> ...`, the device in hex */
const LOCK = /^\d+: +\w+ +\w+ +\w+ +(\d+) +([0-9a-f]+):([0-9a-f]+):(\d+) /gm;

/** makedev(3), for numbers below 2^32 */
const major = (device: number): number => (device >>> 8) & 0xfff;
const minor = (device: number): number => (device & 0xff) | ((device >>> 12) & 0xfff00);

/** Everybody may read who holds a lock, as gateways and terminal programs do. */
function lockers(machine: Machine, { dev, ino }: Stats): readonly number[] {
  const text = attempt(() => readFileSync(join(machine.proc, 'locks'), 'utf8')) ?? '';
  return [...text.matchAll(LOCK)]
    .filter(
      ([, , high = '', low = '', inode]) => Number(inode) === ino && at(high) === major(dev) && at(low) === minor(dev),
    )
    .map(([, pid]) => Number(pid));
}

const at = (digits: string): number => Number.parseInt(digits, 16);

/** Of other users' processes only root may see what they have open. */
function openers(machine: Machine, target: string): readonly number[] {
  const processes = (attempt(() => readdirSync(machine.proc)) ?? []).filter((name) => /^\d+$/.test(name));
  const holds = (pid: string): boolean => {
    const folder = join(machine.proc, pid, 'fd');
    const files = attempt(() => readdirSync(folder)) ?? [];
    return files.some((file) => attempt(() => readlinkSync(join(folder, file))) === target);
  };
  return processes.filter(holds).map(Number);
}

/** Who has the port open, as far as we may see; those who have locked it first. */
export function portHolders(machine: Machine, path: string): readonly Holder[] {
  const target = attempt(() => realpathSync(path));
  const stats = attempt(() => statSync(path));
  if (target === undefined || !stats) return [];
  const pids = new Set([...lockers(machine, stats), ...openers(machine, target)]);
  return [...pids].map((pid) => {
    const command = attempt(() => readFileSync(join(machine.proc, String(pid), 'comm'), 'utf8'))?.trim() ?? '';
    return { pid, command };
  });
}

/** `minicom (process 4711)` */
export function holderText({ pid, command }: Holder): string {
  return command === '' ? `process ${pid}` : `${command} (process ${pid})`;
}
