import type { Spent } from '../src/core/energy/tally.ts';
import type { Case } from './cases.ts';
import { cellEnergy } from './draws.ts';
import { amount } from './figures.ts';
import { createVirtualNode, type Stretch } from './virtualNode.ts';

const DAYS_A_YEAR = 365.25;
const DAY = 86_400_000;
/** Virtual days that are taken for all the others, and one more on which the cover is opened. */
const QUIET_DAYS = 8;

export interface Projection extends Case {
  readonly years: number;
  /** below the least that GB/T 41401-2022 asks for */
  readonly fails: boolean;
  /** microjoules of a quiet day, by what drew them */
  readonly day: Spent;
  /** frames of a quiet day */
  readonly frames: number;
  /** microjoules that an opening adds to its day, alarm and recovery included */
  readonly opening: number;
}

export interface Traffic {
  /** vehicles a day that wake a node */
  readonly passes: number;
  /** times a year that the cover is opened */
  readonly openings: number;
}

export const TRAFFIC: Traffic = { passes: amount('passes'), openings: amount('openings') };

function sumOf({ radio, sensor, core, sleep, cell }: Spent): number {
  return radio + sensor + core + sleep + cell;
}

function perDay({ spent, lasted }: Stretch): Spent {
  const days = lasted / DAY;
  return {
    radio: spent.radio / days,
    sensor: spent.sensor / days,
    core: spent.core / days,
    sleep: spent.sleep / days,
    cell: spent.cell / days,
  };
}

/** Years that a cell lasts at so much a quiet day, and so much more for each opening. */
function yearsOf(day: number, opening: number, openings: number): number {
  return cellEnergy() / (day * DAYS_A_YEAR + opening * openings);
}

export function fails(years: number): boolean {
  return years < amount('standard');
}

/** Lives some days of the case, and concludes from them. */
export function project(one: Case, { passes, openings }: Traffic = TRAFFIC): Projection {
  const node = createVirtualNode(one, passes);
  const quiet = node.live(QUIET_DAYS);
  const opened = node.live(1, true);
  const day = perDay(quiet);
  // traffic that happens to be less on that day must not make an opening a gain
  const opening = Math.max(0, sumOf(opened.spent) - sumOf(day));
  const years = yearsOf(sumOf(day), opening, openings);
  return { ...one, years, fails: fails(years), day, frames: quiet.frames / (quiet.lasted / DAY), opening };
}
