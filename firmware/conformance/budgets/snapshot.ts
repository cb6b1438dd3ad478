import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { firmwareError } from '../../build/errors.ts';
import { runProgram } from '../engines.ts';

/**
 * Makes a snapshot, `to`, of the script `from` with `jerry-snapshot`, both in `folder`. Throws `engine-failed`: most often
 * the tool's own heap is too small for the script's text, which it holds beside what it makes of it.
 */
export async function makeSnapshot(tool: string, folder: string, from: string, to: string): Promise<void> {
  const { output, fault } = await runProgram(tool, ['generate', '-o', to, from], folder);
  if (fault === '' && existsSync(`${folder}/${to}`)) return;
  const said = output.trim().split('\n').slice(-2).join(' / ');
  throw firmwareError(
    'engine-failed',
    `${basename(tool)} made no snapshot of ${from}: ${fault || said || 'no reason given'}`,
    {
      hint: 'build the tool of the same version and word size as the engine, with a heap of 512 KiB',
    },
  );
}
