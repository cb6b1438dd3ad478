import { describe, expect, it } from 'vitest';
import { spanOfMonth } from '../../../gateway/src/supervision/months.ts';
import { createSupervision } from '../../../gateway/src/supervision/supervision.ts';
import type { Figures } from '../../../gateway/src/supervision/types.ts';
import { type Recount, readCases, recount } from '../../support/recount.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { workWeeks } from '../../support/workMonth.ts';

const ZONE = 'Asia/Shanghai';
const MONTH = '2026-11';
const { from, to } = spanOfMonth(MONTH, ZONE);
const DAY = 86_400_000;

/** The middle, or nine of ten, of what was counted out by hand. */
const at = (sorted: readonly number[], percent: number): number | null =>
  sorted.find((_, i) => (i + 1) * 100 >= percent * sorted.length) ?? null;

/** Figures in the form of a recount. */
function counted(figures: Figures): Omit<Recount, 'safe'> & { readonly safe: readonly (number | null)[] } {
  const { incidents, cards, limits, steps, timeToSafe, longestOpen, recurrent, overdueIncidents } = figures;
  return {
    ...incidents,
    ...cards,
    limits: [limits.decided, limits.onTime],
    steps: new Map(steps.map(({ step, taken, limits: own, onTime }) => [step, [taken, own, onTime]])),
    safe: [timeToSafe.count, timeToSafe.median, timeToSafe.p90],
    longest: longestOpen?.ms,
    recurrent: new Map(recurrent.map(({ cover, incidents: many }) => [cover, many])),
    overdue: overdueIncidents,
  };
}

const summed = (found: Recount) => ({ ...found, safe: [found.safe.length, at(found.safe, 50), at(found.safe, 90)] });

describe('the figures of a simulated month', () => {
  it('equal an independent recount from the audit log: whole, by unit, by cell and by rule', async () => {
    const folder = temporaryFolder();
    const rig = workWeeks({ folder, start: from - 3 * DAY, days: 34, seed: 20_261_101n });
    const settings = () => ({ zone: ZONE, recurrent: 2, targets: {} as never, public: { page: true, least: 5 } });
    const supervision = createSupervision({ source: () => rig.store.stories, clock: rig.clock, settings });
    const figures = await supervision.month(MONTH);
    const cases = readCases(folder, to);
    expect(counted(figures)).toEqual(summed(recount(cases, from, to)));

    // nothing of this is worth anything where a kind of ending did not come about
    expect(figures.incidents.opened).toBeGreaterThan(150);
    expect(Object.entries(figures.incidents).filter(([, some]) => some === 0)).toEqual([]);
    expect(figures.cards.red).toBeGreaterThan(5);
    expect(figures.timeToSafe.count).toBeGreaterThan(30);
    expect(figures.recurrent.length).toBeGreaterThan(3);

    for (const grouping of ['unit', 'cell', 'rule'] as const) {
      expect(figures.by[grouping].length).toBeGreaterThan(2);
      for (const { name, ...row } of figures.by[grouping]) {
        const own = recount(cases, from, to, { [grouping]: name });
        const [decided, kept] = own.limits;
        expect({ grouping, name, ...row }).toEqual({
          ...{ grouping, name, opened: own.opened, closed: own.closed, limits: decided },
          onTimeShare: decided === 0 ? null : kept / decided,
          ...{ safe: own.safe.length, medianMs: at(own.safe, 50), p90Ms: at(own.safe, 90) },
          ...{ falseAlarms: own.falseAlarms, reopened: own.reopened },
        });
        expect(counted(await supervision.month(MONTH, { [grouping]: name }))).toEqual(summed(own));
      }
    }
  }, 600_000);
});
