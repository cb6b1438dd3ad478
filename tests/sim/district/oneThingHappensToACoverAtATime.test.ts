import { createDistrictScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';

const HALF_A_DAY = 12 * 3_600_000;
/** steps of one thing follow each other within this */
const STEP = 10 * 60_000;

test('in half a day only one thing happens to a cover, but for the storm that also takes its lid', () => {
  const { scenario, opening } = createDistrictScenario(26);
  for (let from = opening; from < opening + 4 * HALF_A_DAY; from += HALF_A_DAY) {
    const events = scenario.events.filter(({ at }) => at >= from && at < from + HALF_A_DAY);
    const byCover = Object.groupBy(
      events.filter(({ covers }) => covers.length > 0),
      ({ covers }) => String(covers[0]),
    );
    expect(Object.keys(byCover).length).toBeGreaterThan(30);
    for (const happened of Object.values(byCover)) {
      const isFlooded = happened?.some(({ action }) => action.kind === 'flood');
      const times = happened?.map(({ at }) => at) ?? [];
      if (!isFlooded) expect(Math.max(...times) - Math.min(...times)).toBeLessThan(STEP);
    }
  }
});
