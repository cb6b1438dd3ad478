import type { Spent } from '@lidwatch/firmware';

/** Microjoules of many nodes as millijoules of one: the mean, by what drew them. */
export function meanSpent(nodes: readonly Spent[]): Record<keyof Spent, number> {
  const mean = (of: (spent: Spent) => number) =>
    Math.round(nodes.reduce((sum, spent) => sum + of(spent), 0) / Math.max(1, nodes.length) / 1000);
  return {
    radio: mean(({ radio }) => radio),
    sensor: mean(({ sensor }) => sensor),
    core: mean(({ core }) => core),
    sleep: mean(({ sleep }) => sleep),
    cell: mean(({ cell }) => cell),
  };
}
