import { type FirmwareError, isFirmwareError } from '../../build/errors.ts';
import type { Engine } from '../engines.ts';
import type { BudgetOptions } from './options.ts';
import { runInstructions } from './runInstructions.ts';
import { requireNativeCipher } from './vectors.ts';

/**
 * What is held of an engine whatever the rig: the native cipher of Espruino, and the instructions of a status. Resolves
 * to what failed. Without valgrind the count is left out with a word, and fails in CI only.
 */
export async function playBeside(
  engines: readonly Engine[],
  { instructions }: BudgetOptions,
  tell: (line: string) => void,
): Promise<FirmwareError[]> {
  const failed: FirmwareError[] = [];
  const attempt = async (run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      if (!isFirmwareError(error)) throw error;
      const excused = isFirmwareError(error, 'engine-missing') && process.env.CI !== 'true';
      if (excused) tell(`  left out: ${error.message} (${error.hint})`);
      else failed.push(error);
    }
  };
  for (const engine of engines) {
    if (engine.name !== 'espruino') continue;
    await attempt(async () => {
      const count = await requireNativeCipher(engine);
      tell(`  ${engine.name}: the cipher over its native AES equals the portable one on ${count} vectors`);
    });
  }
  if (instructions) await attempt(() => runInstructions(engines, tell));
  return failed;
}
