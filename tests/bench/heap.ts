import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FigureRow } from './figures.ts';
import type { Resident } from './resident.ts';

const FEW = 10_000;
const MANY = 20_000;

const program = fileURLToPath(new URL('./resident.ts', import.meta.url));
const run = promisify(execFile);

/** A process of its own for each size: memory that another benchmark has freed would hide what this one takes. */
async function residentOf(covers: number): Promise<Resident> {
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', program, String(covers)]);
  return JSON.parse(stdout);
}

/** What ten thousand covers more take: known only, and with the state that each has once it was heard. */
export async function heapFigures(): Promise<FigureRow[]> {
  const [few, many] = [await residentOf(FEW), await residentOf(MANY)];
  const row = (name: string, more: number): FigureRow => ({
    name,
    value: more / 1e6,
    unit: 'MB',
    per: '10,000 covers',
  });
  const known = row('heap, covers known', many.known.heap - few.known.heap);
  const heard = row('heap, covers heard', many.heard.heap - few.heard.heap);
  return [
    known,
    { ...heard, ratio: { to: known.name, value: heard.value / known.value } },
    row('resident memory, covers heard', many.heard.rss - few.heard.rss),
  ];
}
