import { firmwareError } from '../../build/errors.ts';
import type { Engine } from '../engines.ts';
import { CIPHERS, countStatus, findValgrind, requireInstructions } from './instructions.ts';

/**
 * Counts on every jerry and espruino that was named, and tells. JerryScript is held to its budget; the ciphers of
 * Espruino are shown, for its boards have native AES, and must make the same frame. Throws `engine-missing`,
 * `engine-failed`, `engine-over-budget` or `frames-differ`.
 */
export async function runInstructions(engines: readonly Engine[], tell: (line: string) => void): Promise<void> {
  const valgrind = findValgrind();
  let expected: string | undefined;
  for (const engine of engines) {
    if (engine.name !== 'jerry' && engine.name !== 'espruino') continue;
    for (const cipher of CIPHERS) {
      if (cipher === 'native' && engine.name !== 'espruino') continue;
      const { instructions, frame } = await countStatus(valgrind, engine, cipher);
      const what = `${engine.name}, ${cipher} cipher`;
      tell(`  ${what.padEnd(28)} ${String(instructions).padStart(12)} instructions to encode and seal a status`);
      expected ??= frame;
      if (frame !== expected)
        throw firmwareError('frames-differ', `${what}: ${frame} where the first made ${expected}`);
      if (engine.name === 'jerry') requireInstructions(what, instructions);
    }
  }
}
