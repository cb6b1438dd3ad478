import { describe, expect, it } from 'vitest';
import { PLAIN, rulesWith, series, transitionsOf } from '../../support/detection.ts';

describe('a hold in samples', () => {
  const rules = rulesWith('water.high', {
    raise: 100,
    clear: 50,
    hold: { samples: 3 },
    clearHold: { samples: 2 },
    ...PLAIN,
  });
  const told = (values: readonly number[]) => transitionsOf(rules, 'water.high', series('water', values));

  it('raises with the third sample in a row, and names the first as the onset', () => {
    expect(told([100, 100])).toEqual([]);
    expect(told([0, 100, 110, 105])).toMatchObject([{ kind: 'raised', onset: 1_001_000, at: 1_003_000, peak: 110 }]);
  });

  it('starts anew after a sample that does not reach the level, be it between the levels', () => {
    expect(told([100, 100, 99, 100, 100])).toEqual([]);
  });

  it('clears with the second sample in a row', () => {
    expect(told([100, 100, 100, 0, 60, 0])).toHaveLength(1);
    expect(told([100, 100, 100, 0, 60, 0, 0])).toHaveLength(2);
  });

  it('counts only samples that carry the signal', () => {
    const samples = [
      { at: 1000, water: 100 },
      { at: 2000, tilt: 3 },
      { at: 3000, water: 100 },
      { at: 4000, battery: 3600 },
      { at: 5000, water: 100 },
    ];
    expect(transitionsOf(rules, 'water.high', samples)).toMatchObject([{ kind: 'raised', onset: 1000, at: 5000 }]);
  });
});

describe('a hold in time', () => {
  const rules = rulesWith('cover.tilted', { hold: { ms: 3000 }, clearHold: { ms: 10_000 } });
  const told = (at: readonly number[], tilt = 20) =>
    transitionsOf(
      rules,
      'cover.tilted',
      at.map((ms) => ({ at: ms, tilt })),
    );

  it('is measured from the first to the last sample of the streak, to the millisecond', () => {
    expect(told([1000, 2000, 3000, 3999])).toEqual([]);
    expect(told([1000, 2000, 3000, 4000])).toMatchObject([{ onset: 1000, at: 4000 }]);
  });

  it('needs two samples, however long ago the first was', () => {
    expect(told([1000])).toEqual([]);
    expect(told([1000, 43_201_000])).toMatchObject([{ onset: 1000, at: 43_201_000 }]);
  });

  it('of nothing is fulfilled by one sample', () => {
    const at = [{ at: 1000, tilt: 20 }];
    expect(transitionsOf(rulesWith('cover.tilted', { hold: { ms: 0 } }), 'cover.tilted', at)).toHaveLength(1);
  });
});
