import { createStream } from '@lidwatch/sim';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../../gateway/src/detect/types.ts';
import { rulesWith, transitionsOf } from '../../../support/detection.ts';
import { drawFlood } from '../../../support/water/floods.ts';
import { qualifying } from '../../../support/water/plainThreshold.ts';
import { nodeTold, recorded, SAMPLINGS } from '../../../support/water/sampling.ts';

const FLOODS = 150;

interface Count {
  qualified: number;
  found: number;
  twice: number;
  /** found with the third sample over the level, or within 30 s of it */
  inTime: number;
}

function count(name: string, raise: number, quick: number, tell: (seed: number) => readonly Sample[]): Count {
  const rules = rulesWith('water.high', { raise, clear: raise / 2 });
  const sum: Count = { qualified: 0, found: 0, twice: 0, inTime: 0 };
  for (let seed = 0; seed < FLOODS; seed += 1) {
    const samples = tell(seed);
    const run = qualifying(
      samples.map(({ at, water = 0 }) => ({ at, water })),
      raise,
    );
    if (!run) continue;
    sum.qualified += 1;
    const raised = transitionsOf(rules, 'water.high', samples).filter(({ kind }) => kind === 'raised');
    const [first] = raised;
    if (first) sum.found += 1;
    if (raised.length > 1) sum.twice += 1;
    if (first && first.at - run[1] <= 30_000) sum.inTime += 1;
  }
  const { qualified, found, twice, inTime } = sum;
  console.log(
    `${name} at ${raise} mm${quick > 0 ? ', the quickest 5 %' : ''}: ${found} of ${qualified} found, ${twice} twice, ${inTime} in time`,
  );
  return sum;
}

describe('floods that rise as those of New York', () => {
  const cases = SAMPLINGS.flatMap((sampling) => [100, 300].map((raise) => ({ ...sampling, raise })));

  it.each(cases)('sampled each $period s, $loss of it lost, at $raise mm', ({ period, loss, raise }) => {
    const { qualified, found, twice } = count(`each ${period} s, ${loss} lost`, raise, 0, (seed) => {
      const stream = createStream(seed, `floods ${period} ${loss} ${raise}`);
      const { level, minutes } = drawFlood(stream, raise);
      return recorded(stream, { period, loss }, level, minutes);
    });
    expect(qualified).toBeGreaterThan(FLOODS / 2);
    expect(twice).toBe(0);
    // one in ten samples, or four an hour, may show a quick flood no better than they show an object
    const least = loss >= 0.9 || period >= 900 ? 0.93 : 0.98;
    expect(found / qualified).toBeGreaterThanOrEqual(least);
  });

  it.each([0, 0.95])('told by a node, those quicker than %d of all', (quick) => {
    const sum = count('node', 300, quick, (seed) => {
      const stream = createStream(seed, `node floods ${quick}`);
      const { level, minutes } = drawFlood(stream, 300, quick);
      return nodeTold(stream, level, minutes + 60);
    });
    expect(sum.found).toBe(sum.qualified);
    expect(sum.twice).toBe(0);
    expect(sum.inTime / sum.qualified).toBeGreaterThanOrEqual(0.95);
  });
});

it('any flood sampled each minute is found once, whatever its seed', () => {
  const rules = rulesWith('water.high', { raise: 300, clear: 150 });
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const stream = createStream(seed, 'any flood');
      const { level, minutes } = drawFlood(stream, 300);
      const samples = recorded(stream, { period: 63, loss: 0.065 }, level, minutes);
      const raised = transitionsOf(rules, 'water.high', samples).filter(({ kind }) => kind === 'raised');
      const qualifies = qualifying(samples as readonly { at: number; water: number }[], 300) !== undefined;
      expect(raised).toHaveLength(qualifies ? 1 : raised.length);
    }),
    { numRuns: 200 },
  );
});
