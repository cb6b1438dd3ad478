import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { series, transitionsOf } from '../../support/detection.ts';

// what the node sends: a motion alert is five samples 1 s apart, a recovered one five samples 3 s apart (12 s)
const lifted = series('tilt', [88, 90, 91, 91, 90], 1000, 1_000_000);
const recovered = series('tilt', [1.2, 0.8, 0.8, 0.9, 0.8], 3000, 1_600_000);

it('of the lid: one alert raises, one recovered alert clears', () => {
  for (const rule of ['cover.opened', 'cover.tilted'] as const) {
    const told = transitionsOf(DEFAULT_RULES, rule, [...lifted, ...recovered]);
    expect(told).toMatchObject([
      { kind: 'raised', onset: 1_000_000, at: 1_003_000 },
      { kind: 'cleared', onset: 1_000_000, at: 1_612_000, peak: 91 },
    ]);
  }
});

it('of the water: one alert raises, one recovered alert clears', () => {
  const flooded = series('water', [310, 330, 350, 370, 390], 5000, 1_000_000).map((one) => ({
    ...one,
    trigger: 'water' as const,
  }));
  const fallen = series('water', [190, 180, 170, 160, 150], 5000, 2_000_000).map((one) => ({
    ...one,
    trigger: 'recovered' as const,
  }));
  const told = transitionsOf(DEFAULT_RULES, 'water.high', [...flooded, ...fallen]);
  expect(told).toMatchObject([
    { kind: 'raised', onset: 1_000_000, at: 1_010_000 },
    { kind: 'cleared', at: 2_010_000, peak: 390 },
  ]);
});
