import { median } from './figures.ts';

/** What a piece of work took of this process. */
export interface Cost {
  /** microseconds of processor time, all threads, user and system */
  readonly cpuUs: number;
  readonly wallUs: number;
}

export async function costOf(work: () => void | Promise<void>): Promise<Cost> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuUs: user + system, wallUs: (performance.now() - began) * 1000 };
}

/** Of several rounds of the same work: a round that something else has disturbed does not count. */
export function medianCost(rounds: readonly Cost[]): Cost {
  return {
    cpuUs: median(rounds.map(({ cpuUs }) => cpuUs)),
    wallUs: median(rounds.map(({ wallUs }) => wallUs)),
  };
}
