import { array, assert as check, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, createSigns, type Signs } from '../../firmware/src/core/motion/signs.ts';
import { integerSqrt } from '../../firmware/src/core/motion/sqrt.ts';

const LEVEL = 400;
/** reads, 40 ms each */
const REFRACTORY = 5;

/** Signs of a cover whose rest is known: 1 g along z. */
function atRest(): { counts: Counts; signs: Signs } {
  const counts = { impacts: 0, wakes: 0, peakSquare: 0 };
  const signs = createSigns(counts);
  signs.read([0, 0, 1000], LEVEL);
  signs.begin();
  return { counts, signs };
}

describe('a blow', () => {
  it('counts once however long it rings, and again only after 200 ms of quiet', () => {
    check(
      property(array(integer({ min: 0, max: 800 }), { maxLength: 60, size: 'max' }), (deviations) => {
        const { counts, signs } = atRest();
        let expected = 0;
        let lastLoud = -REFRACTORY - 1;
        deviations.forEach((deviation, i) => {
          signs.read([deviation, 0, 1000], LEVEL);
          if (deviation < LEVEL) return;
          if (i - lastLoud > REFRACTORY) expected += 1;
          lastLoud = i;
        });
        expect(counts.impacts).toBe(expected);
        expect(integerSqrt(counts.peakSquare)).toBe(Math.max(0, ...deviations));
      }),
      { numRuns: 500 },
    );
  });

  it('is another one in another look', () => {
    const { counts, signs } = atRest();
    signs.read([0, 0, 500], LEVEL);
    signs.ringing = 0;
    signs.read([0, 0, 500], LEVEL);
    expect(counts.impacts).toBe(2);
  });
});
