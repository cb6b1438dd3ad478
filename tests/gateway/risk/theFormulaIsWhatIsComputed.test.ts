import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formulaOf } from '../../../gateway/src/risk/formula.ts';
import { emptyCount, scoreOf } from '../../../gateway/src/risk/score.ts';
import { RISK_PARTS, type RiskWeights } from '../../../gateway/src/risk/types.ts';
import { riskSettings } from '../../support/riskRig.ts';

const points = fc.integer({ min: 0, max: 40 });
const weights: fc.Arbitrary<RiskWeights> = fc.record({
  events: fc.record({ critical: points, major: points, minor: points, info: points, most: points }),
  overdue: fc.record({ yellow: points, red: points, most: points }),
  water: fc.record({ rising: points, fast: points, soon: fc.integer({ min: 1, max: 90 }), most: points }),
  rattling: fc.record({ cover: points, most: points }),
  silent: fc.record({ node: points, most: points }),
});
const few = fc.integer({ min: 0, max: 4 });

/** Reads a line of the text as a person would: numbers for words, times and plus, at most so much. */
function read(line: string, words: Readonly<Record<string, number>>, minutes: readonly number[]): number {
  const [, most, inside = ''] = /^\w+ = min\((\d+), (.*)\)$/.exec(line) ?? [];
  const [, base, fast, soon] = /of (\d+) \+ (\d+) x max\(0, 1 - minutes to overflow \/ (\d+)\)/.exec(inside) ?? [];
  const sum =
    base === undefined
      ? [...inside.matchAll(/(\d+) x (critical|major|minor|info|yellow|red|covers|nodes)/g)].reduce(
          (total, [, weight, word = '']) => total + Number(weight) * (words[word] ?? 0),
          0,
        )
      : minutes.reduce((total, left) => total + Number(base) + Number(fast) * Math.max(0, 1 - left / Number(soon)), 0);
  return Math.min(Number(most), sum);
}

it('for any weights, and whatever there is in a cell', () => {
  const counts = fc.record({
    ...{ critical: few, major: few, minor: few, info: few, yellow: few, red: few, covers: few, nodes: few },
    minutes: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(weights, counts, (some, { minutes, ...words }) => {
      const settings = riskSettings({ weights: some });
      const count = emptyCount();
      const { critical, major, minor, info, yellow, red } = words;
      Object.assign(count.bySeverity, { critical, major, minor, info });
      Object.assign(count, { yellow, red });
      for (const [i, left] of minutes.entries()) count.water.set(`w${i}`, Math.max(0, 1 - left / some.water.soon));
      for (let i = 0; i < words.covers; i += 1) count.rattling.add(`r${i}`);
      for (let i = 0; i < words.nodes; i += 1) count.silent.add(`s${i}`);
      const { score, parts } = scoreOf(count, settings);
      const lines = formulaOf(settings).split('\n');
      const told = RISK_PARTS.map((part) => {
        return read(lines.find((line) => line.startsWith(`${part} = `)) ?? '', words, minutes);
      });
      for (const [i, { points: computed }] of parts.entries()) expect(computed).toBeCloseTo(told[i] ?? Number.NaN, 0);
      expect(lines[0]).toBe('score = min(100, events + overdue + water + rattling + silent)');
      expect(
        Math.abs(
          score -
            Math.min(
              100,
              told.reduce((a, b) => a + b, 0),
            ),
        ),
      ).toBeLessThan(0.5);
    }),
  );
});
