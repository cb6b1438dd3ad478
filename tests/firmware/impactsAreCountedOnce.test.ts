import { array, assert as check, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createImpacts } from '../../firmware/src/core/motion/impacts.ts';

const LEVEL = 400;
/** reads, 40 ms each */
const REFRACTORY = 5;

describe('a blow', () => {
  it('counts once however long it rings, and again only after 200 ms of quiet', () => {
    check(
      property(array(integer({ min: 0, max: 800 }), { maxLength: 60, size: 'max' }), (deviations) => {
        const impacts = createImpacts();
        let expected = 0;
        let lastLoud = -REFRACTORY - 1;
        deviations.forEach((deviation, i) => {
          impacts.feed(deviation, LEVEL);
          if (deviation < LEVEL) return;
          if (i - lastLoud > REFRACTORY) expected += 1;
          lastLoud = i;
        });
        expect(impacts.count()).toBe(expected);
        expect(impacts.peak()).toBe(Math.max(0, ...deviations));
      }),
      { numRuns: 500 },
    );
  });

  it('is another one in another look', () => {
    const impacts = createImpacts();
    impacts.feed(500, LEVEL);
    impacts.separate();
    impacts.feed(500, LEVEL);
    expect(impacts.count()).toBe(2);
  });
});
