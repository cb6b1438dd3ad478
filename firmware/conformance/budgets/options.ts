import { firmwareError } from '../../build/errors.ts';
import { type Engine, locate } from '../engines.ts';

export interface BudgetOptions {
  /** path of `jerry-snapshot` */
  readonly snapshotTool?: string;
  /** bytes that a node may take of the heap */
  readonly heap: number;
  readonly instructions?: boolean;
}

/** KiB: what a node may take, and the largest heap that JerryScript has with short pointers */
export const HEAP_KIB = 64;
const LARGEST_KIB = 512;

/** Reads KiB, returns bytes. Throws `usage-invalid`. */
export function parseHeap(text: string): number {
  const kib = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (kib >= 1 && kib <= LARGEST_KIB) return kib * 1024;
  throw firmwareError('usage-invalid', `--heap '${text}' is not a number of KiB from 1 to ${LARGEST_KIB}`, {
    hint: `the budget is ${HEAP_KIB}`,
  });
}

export function parseSnapshotTool(text: string): string {
  return locate('--snapshot-tool', text);
}

/** Throws `usage-invalid` where something is to be measured on an engine that was not given. */
export function requireEngines({ snapshotTool, instructions }: BudgetOptions, engines: readonly Engine[]): void {
  const given = (name: string) => engines.some((engine) => engine.name === name);
  if (snapshotTool !== undefined && !given('jerry')) {
    throw firmwareError('usage-invalid', '--snapshot-tool needs an engine that runs its snapshots', {
      hint: 'add --engine jerry=PATH, a build of the same version and word size as the tool',
    });
  }
  if (instructions && !given('jerry') && !given('espruino')) {
    throw firmwareError('usage-invalid', '--instructions counts those of jerry or espruino', {
      hint: 'add --engine jerry=PATH or --engine espruino=PATH',
    });
  }
}
