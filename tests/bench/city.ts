import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FigureRow } from './figures.ts';
import { CPU } from './gatewayInProcess.ts';
import type { Resident } from './resident.ts';

const SIZES = [1_000, 100_000, 1_000_000] as const;

const program = fileURLToPath(new URL('./resident.ts', import.meta.url));
const run = promisify(execFile);

/** A process of its own for each size: memory that another benchmark has freed would hide what this one takes. */
async function residentOf(covers: number): Promise<Resident> {
  const { stdout } = await run(process.execPath, ['--expose-gc', program, String(covers)]);
  return JSON.parse(stdout);
}

/** What covers take of memory, and what a frame of one among so many takes of time. */
export async function cityFigures(): Promise<FigureRow[]> {
  const rows: FigureRow[] = [];
  for (const size of SIZES) {
    const { empty, known, heard, running, loadMs, frame, frameOfFew } = await residentOf(size);
    const covers = `${size.toLocaleString('en')} covers`;
    const megabytes = (what: string, bytes: number): FigureRow => ({
      name: `${covers}: ${what}`,
      value: Math.round(bytes / 1e6),
      unit: 'MB',
    });
    rows.push(
      megabytes('resident, known', known.rss),
      megabytes('resident, all heard once', heard.rss),
      megabytes('resident, all heard once, before a whole collection', running),
      {
        name: `${covers}: heap, all heard once`,
        value: Math.round((heard.heap - empty.heap) / size),
        unit: 'bytes',
        per: 'cover',
      },
      { name: `${covers}: read at the start`, value: Math.round(loadMs), unit: 'ms' },
    );
    if (size === SIZES[0]) continue;
    const ratio = (which: 'durable' | 'inPlace') => {
      return { to: 'of 1,000 covers', value: frame[which] / frameOfFew[which] };
    };
    rows.push(
      { name: `1,000 covers: a status, in turns with ${covers}`, value: frameOfFew.durable, ...CPU },
      { name: `${covers}: a status`, value: frame.durable, ...CPU, ratio: ratio('durable') },
      { name: `1,000 covers: a status, brought to its place`, value: frameOfFew.inPlace, ...CPU },
      { name: `${covers}: a status, brought to its place`, value: frame.inPlace, ...CPU, ratio: ratio('inPlace') },
    );
  }
  return rows;
}
