import { describe } from 'vitest';
import { readsTruth } from './accelerometer/readsTruth.ts';
import { recovers } from './accelerometer/recovers.ts';
import { savesPower } from './accelerometer/savesPower.ts';
import { testsItself } from './accelerometer/testsItself.ts';
import { wakes } from './accelerometer/wakes.ts';
import type { PartName } from './accelerometerBench.ts';

/** What the core and the boards may rely on, whichever accelerometer is fitted. */
export function accelerometerContract(name: PartName): void {
  describe(`the ${name}`, () => {
    readsTruth(name);
    savesPower(name);
    wakes(name);
    recovers(name);
    testsItself(name);
  });
}
