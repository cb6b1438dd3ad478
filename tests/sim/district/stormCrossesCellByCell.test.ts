import { createDistrictScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';

const HOUR = 3_600_000;
/** from the first flood of a chapter on, all of it */
const STORM = 4 * HOUR;

test('a storm fills the chambers of a cell within an hour, and goes from west to east', () => {
  const { scenario, district } = createDistrictScenario(26);
  const floods = scenario.events.filter(({ action }) => action.kind === 'flood');
  const first = floods[0]?.at ?? 0;
  const storm = floods.filter(({ at }) => at < first + STORM);
  const cells = new Map<string, number[]>();
  for (const { at, covers } of storm) {
    const cell = district.covers[covers[0] ?? 0]?.cell ?? '';
    cells.set(cell, [...(cells.get(cell) ?? []), at]);
  }
  // enough of one cell at once to be one incident: five within an hour
  const together = [...cells.values()].filter((times) => Math.max(...times) - Math.min(...times) < HOUR);
  expect(together.filter((times) => times.length >= 5).length).toBeGreaterThanOrEqual(3);
  const arrival = (column: string) =>
    Math.min(...[...cells].filter(([cell]) => cell[0] === column).flatMap(([, times]) => times));
  const arrivals = ['A', 'B', 'C', 'D'].map(arrival);
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
});
