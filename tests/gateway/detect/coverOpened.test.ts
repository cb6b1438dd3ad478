import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import type { Sample } from '../../../gateway/src/detect/types.ts';
import { series, transitionsOf } from '../../support/detection.ts';

const told = (samples: readonly Sample[]) => transitionsOf(DEFAULT_RULES, 'cover.opened', samples);
const seconds = (count: number, sample: Omit<Sample, 'at'>, from = 1000): readonly Sample[] =>
  Array.from({ length: count }, (_, i) => ({ ...sample, at: from + i * 1000 }));

describe('by the angle', () => {
  it('at 45 degrees held three seconds', () => {
    expect(told(series('tilt', [45, 45, 45]))).toEqual([]);
    expect(told(series('tilt', [45, 45, 45, 45]))).toMatchObject([{ kind: 'raised', signal: 'tilt', value: 45 }]);
  });

  it('not while no zero is known', () => {
    expect(told(seconds(10, { tilt: 90, zeroUnknown: true }))).toEqual([]);
  });
});

describe('by the hall switch', () => {
  it('open for three seconds, though the lid lies flat', () => {
    expect(told(seconds(4, { tilt: 2, hallOpen: true }))).toMatchObject([{ signal: 'hall', value: 2, peak: 2 }]);
  });

  it('also while no zero is known; then no angle is told', () => {
    const told4 = told(seconds(4, { tilt: 90, zeroUnknown: true, hallOpen: true }));
    expect(told4).toMatchObject([{ signal: 'hall', value: null, peak: null }]);
  });

  it('and one streak may begin with the angle and end with the switch', () => {
    const samples = [...seconds(2, { tilt: 60, hallOpen: false }), ...seconds(2, { tilt: 20, hallOpen: true }, 3000)];
    expect(told(samples)).toMatchObject([{ onset: 1000, at: 4000, signal: 'hall', peak: 60 }]);
  });
});

describe('clears', () => {
  const open = seconds(4, { tilt: 80, hallOpen: true });

  it('only when the lid is flat and the switch sees its magnet', () => {
    expect(told([...open, ...seconds(20, { tilt: 2, hallOpen: true }, 10_000)])).toHaveLength(1);
    expect(told([...open, ...seconds(20, { tilt: 40, hallOpen: false }, 10_000)])).toHaveLength(1);
    expect(told([...open, ...seconds(11, { tilt: 2, hallOpen: false }, 10_000)])).toHaveLength(2);
  });

  it('not by a switch at rest while the angle that raised it is unknown', () => {
    const byAngle = seconds(4, { tilt: 80, hallOpen: false });
    expect(told([...byAngle, ...seconds(20, { hallOpen: false }, 10_000)])).toHaveLength(1);
  });

  it('by the switch alone where the switch alone had raised it', () => {
    const bySwitch = seconds(4, { hallOpen: true });
    const [, cleared] = told([...bySwitch, ...seconds(11, { hallOpen: false }, 10_000)]);
    expect(cleared).toMatchObject({ kind: 'cleared', signal: 'hall', at: 20_000, peak: null });
  });
});

it('is told beside cover.tilted, because both are true', () => {
  const samples = series('tilt', [80, 80, 80, 80]);
  expect(told(samples)).toHaveLength(1);
  expect(transitionsOf(DEFAULT_RULES, 'cover.tilted', samples)).toHaveLength(1);
});
