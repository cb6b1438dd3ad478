import { createCity } from '@lidwatch/sim';
import { shipped } from '../sim/support/shipped.ts';
import { type Cost, costOf, medianCost } from './cost.ts';
import { comparedWith, type FigureRow } from './figures.ts';

const COVERS = 24;
const HOURS = 24;
/** The first runs compile the simulator and the core; an evaluation runs for a month. */
const WARM = 4;
const ROUNDS = 5;

/** A day of a shipped scenario, with nobody at the other end of the radio. */
async function coverDaysASecond(scenario: string): Promise<number> {
  const rounds: Cost[] = [];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const city = createCity({ scenario: shipped(scenario, COVERS), uplink: () => {} });
    const cost = await costOf(() => city.run(HOURS * 3_600_000));
    if (round >= WARM) rounds.push(cost);
  }
  return ((COVERS * HOURS) / 24 / medianCost(rounds).cpuUs) * 1e6;
}

/** Simulated cover-days per second of CPU: what a month of a city takes. */
export async function simulatorFigures(): Promise<FigureRow[]> {
  const row = (name: string, value: number): FigureRow => ({
    name,
    value,
    unit: 'simulated cover-days',
    per: 'second of CPU',
  });
  const quiet = row('quiet street, 400 vehicles a day', await coverDaysASecond('quiet-street'));
  const heavy = row('heavy traffic, 2,000 vehicles a day', await coverDaysASecond('heavy-traffic'));
  return [quiet, { ...heavy, ...comparedWith([quiet], quiet.name, heavy.value) }];
}
