import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factoryProgram } from '../support/factoryPrograms.ts';
import { reduced, toldBy } from '../support/reducedScript.ts';

/** An object has not the properties that nobody reads, and a message names variables, which have other names by then. */
function told(code: string): unknown[] {
  const shown = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !('length' in value) ? 'an object' : value;
  return toldBy(code, shown).map((one) =>
    / is not a function| of undefined| of null/.test(String(one)) ? 'failed' : one,
  );
}

describe('a script whose factories and objects are dissolved', () => {
  it('tells what it told, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(factoryProgram, async (code) => {
        expect(told(await reduced(code))).toEqual(told(code));
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });
});
