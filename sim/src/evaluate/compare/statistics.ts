/** A share or a rate with the interval that holds the true one in 95 of 100 cases. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Wilson's interval of a share (Wilson 1927, JASA 22): holds for shares near 1 and small counts, where the plain one does
 * not. All of 0..1 where there was nothing to count.
 */
export function wilson(hits: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const p = hits / of;
  const z2 = Z * Z;
  const middle = p + z2 / (2 * of);
  const spread = Z * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  const below = 1 + z2 / of;
  return { low: Math.max(0, (middle - spread) / below), high: Math.min(1, (middle + spread) / below) };
}

/** Garwood's exact interval of a Poisson count (Biometrika 28, 1936). */
export function poisson(count: number): Interval {
  const tail = 0.025;
  return {
    low: count === 0 ? 0 : solve((mean) => 1 - cumulative(count - 1, mean) - tail, 0, count),
    high: solve((mean) => tail - cumulative(count, mean), count, count + 10 * Math.sqrt(count + 1) + 10),
  };
}

/** P(X <= count) of a Poisson variable. */
function cumulative(count: number, mean: number): number {
  let term = -mean;
  let sum = 0;
  // in logarithms: exp(-mean) alone is 0 for a mean of some hundreds
  for (let i = 0; i <= count; i += 1) {
    if (i > 0) term += Math.log(mean / i);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** Where an increasing function passes 0 between two bounds. */
function solve(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The value below which a share of all lies: the nearest rank, a value that was measured. `sorted`: the least first. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
