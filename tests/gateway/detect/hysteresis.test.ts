import { describe, expect, it } from 'vitest';
import { PLAIN, rulesWith, series, transitionsOf } from '../../support/detection.ts';

const one = { hold: { samples: 1 }, clearHold: { samples: 1 } };

describe('a signal that is dangerous when it grows', () => {
  const rules = rulesWith('water.high', { raise: 100, clear: 50, ...one, ...PLAIN });
  const kinds = (values: readonly number[]) =>
    transitionsOf(rules, 'water.high', series('water', values)).map(({ kind }) => kind);

  it('raises at the raise level, not below it', () => {
    expect(kinds([99.9])).toEqual([]);
    expect(kinds([100])).toEqual(['raised']);
  });

  it('clears strictly below the clear level', () => {
    expect(kinds([100, 50])).toEqual(['raised']);
    expect(kinds([100, 49.9])).toEqual(['raised', 'cleared']);
  });

  it('is one event while the signal sways between the levels', () => {
    expect(kinds([120, 60, 99, 51, 101, 70, 100, 40])).toEqual(['raised', 'cleared']);
  });
});

describe('a signal that is dangerous when it shrinks', () => {
  const rules = rulesWith('battery.low', { raise: 3300, clear: 3400, ...one });
  const kinds = (values: readonly number[]) =>
    transitionsOf(rules, 'battery.low', series('battery', values)).map(({ kind }) => kind);

  it('raises at the raise level and clears strictly above the clear level', () => {
    expect(kinds([3301])).toEqual([]);
    expect(kinds([3300, 3350, 3400])).toEqual(['raised']);
    expect(kinds([3300, 3401])).toEqual(['raised', 'cleared']);
  });

  it('has its lowest value for its peak', () => {
    const [, cleared] = transitionsOf(rules, 'battery.low', series('battery', [3300, 3210, 3290, 3500]));
    expect(cleared).toMatchObject({ kind: 'cleared', peak: 3210, value: 3500 });
  });
});
