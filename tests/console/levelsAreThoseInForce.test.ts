import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RuleSetting } from '../../gateway/console/src/api/coverDocuments.ts';
import { levelsOf, rangeOf, SIGNALS } from '../../gateway/console/src/pages/cover/levels.ts';
import { explain, NO_LAYERS, type RuleLayers } from '../../gateway/src/detect/ruleSettings.ts';
import { unitOf } from '../../gateway/src/detect/settingUnits.ts';

function settings(layers: Partial<RuleLayers> = {}): readonly RuleSetting[] {
  const rows = explain({ ...NO_LAYERS, ...layers }, 'C-7', 'harbour');
  return rows.map((row) => ({ ...row, unit: unitOf(row.rule, row.setting) }));
}

it('each level with its severity, its unit and the layer that it comes from', () => {
  const levels = levelsOf('water', settings({ groups: { harbour: { 'water.high': { raise: 250 } } } }));
  expect(levels).toEqual([
    {
      ...{ rule: 'water.high', severity: 'major', raise: 250, clear: 200, unit: 'mm' },
      ...{ raiseFrom: 'group harbour', clearFrom: 'built in' },
    },
    expect.objectContaining({ rule: 'water.overflow', raise: 1_800, raiseFrom: 'built in' }),
  ]);
});

it('a rule that is off has no level', () => {
  expect(levelsOf('battery', settings({ covers: { 'C-7': { 'battery.low': { enabled: false } } } }))).toEqual([]);
});

it('a chart spans every value and the first level, and not an overflow far above', () => {
  const levels = levelsOf('water', settings());
  const [low, high] = rangeOf('water', [20, null, 40], levels);
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(300);
  expect(high).toBeLessThan(1_600);
});

it('whatever was measured is in the chart', () => {
  const value = fc.option(fc.double({ min: -5_000, max: 20_000, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(fc.constantFrom(...SIGNALS), fc.array(value, { maxLength: 50 }), (signal, values) => {
      const [low, high] = rangeOf(signal, values, levelsOf(signal, settings()));
      expect(high).toBeGreaterThan(low);
      for (const one of values) {
        if (one === null) continue;
        expect(one).toBeGreaterThanOrEqual(low);
        expect(one).toBeLessThanOrEqual(high);
      }
    }),
  );
});
