import type { Figures } from '@lidwatch/firmware';
import { describe, expect, it } from 'vitest';
import { createNodeBench } from '../support/nodeBench.ts';

const MAH = 12_960_000;
const NOTHING: Figures = { sleep: 0, cell: 0, look: 0, round: 0, water: 0, listen: 0 };

/** mAh an hour of a quiet node, between the first and the last status of its first day. */
function usedWith(figures: Partial<Figures>, cost?: (length: number) => number): number {
  const bench = createNodeBench({ figures: () => ({ ...NOTHING, ...figures }), ...(cost ? { cost } : {}) });
  bench.install();
  bench.minutes(24 * 60);
  const statuses = bench.gateway.of('status');
  const [first, last] = [statuses.at(0), statuses.at(-1)];
  if (!first || !last || first === last) throw new Error('a day has two statuses');
  const hours = (last.at - first.at) / 3_600_000;
  return ((last.message.used ?? 0) - (first.message.used ?? 0)) / hours;
}

describe('what a quiet node draws in an hour', () => {
  it('is sixty rounds', () => {
    expect(usedWith({ round: MAH })).toBeCloseTo(60, -1);
  });

  it('is sixty water samples', () => {
    const used = usedWith({ water: MAH });
    expect(used).toBeGreaterThan(59);
    expect(used).toBeLessThan(61);
  });

  it('is an hour of sleep, and an hour of self-discharge', () => {
    expect(usedWith({ sleep: MAH / 10 })).toBeCloseTo(360, 0);
    expect(usedWith({ cell: MAH / 10 })).toBeCloseTo(360, 0);
  });

  it('is two seconds of looking for each status', () => {
    const used = usedWith({ look: 1000 * MAH }) * 12;
    expect(used).toBeGreaterThan(1500);
    expect(used).toBeLessThan(4000);
  });

  it('is the cost of its frames, and what goes with them', () => {
    expect(usedWith({ listen: 1000 * MAH }) * 12).toBeGreaterThan(900);
    expect(usedWith({}, () => 1000 * MAH) * 12).toBeGreaterThan(900);
  });
});
