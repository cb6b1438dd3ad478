import { expect, it } from 'vitest';
import { RULES } from '../../gateway/console/src/api/words.ts';
import {
  byCover,
  type Difference,
  type DryRun,
  joinRuns,
  totalOf,
} from '../../gateway/console/src/pages/rules/dryRun.ts';
import { type Change, exampleOf, faultOf, kindOf, setOf } from '../../gateway/console/src/pages/rules/trial.ts';
import { ruleTable } from '../../gateway/src/config/ruleSchema.ts';
import { explain, NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import { unitOf } from '../../gateway/src/detect/settingUnits.ts';

const change = (no: number, rule: Change['rule'], setting: string, value: string): Change => ({
  ...{ no, rule, setting, value },
});

it('by rule and setting, without what was left empty', () => {
  const set = setOf([
    change(0, 'water.high', 'raise', ' 250mm '),
    change(1, 'water.high', 'severity', 'critical'),
    change(2, 'cover.impact', 'enabled', 'false'),
    change(3, 'cover.tilted', 'raise', ''),
  ]);
  expect(set).toEqual({ 'water.high': { raise: '250mm', severity: 'critical' }, 'cover.impact': { enabled: false } });
  expect(ruleTable().safeParse(set).success).toBe(true);
});

it('the example in every field is one that the gateway takes', () => {
  const rows = explain(NO_LAYERS, 'C-1').map((row) => ({ ...row, unit: unitOf(row.rule, row.setting) }));
  expect(new Set(rows.map(({ rule }) => rule))).toEqual(new Set(RULES));
  for (const row of rows) {
    const value = exampleOf(row);
    const set = setOf([change(0, row.rule, row.setting, value)]);
    const { error } = ruleTable().safeParse(set);
    expect(error?.issues.map(({ message }) => `${row.rule} ${row.setting} ${value}: ${message}`)).toBe(undefined);
  }
});

it('a fault is told at the field that it is of', () => {
  const errors = [{ name: 'set.water.high.raise', message: 'has no unit' }];
  expect(faultOf(errors, change(0, 'water.high', 'raise', '5'))).toBe('has no unit');
  expect(faultOf(errors, change(0, 'water.high', 'clear', '5'))).toBe(undefined);
  expect(kindOf('latching')).toBe('truth');
});

const difference = (cover: string, verdict: Difference['verdict']): Difference => ({
  ...{ verdict, cover, rule: 'water.high', unit: 'mm', aspects: [], told: null, found: null },
});

const run = (covers: number, differences: readonly Difference[], next: string | null): DryRun => ({
  ...{ from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z', warmUpFrom: '2026-08-01T00:00:00Z' },
  ...{ covers, readings: 10 * covers, underWrongClock: 0, unshown: 0, differences, next },
  rules: [{ rule: 'water.high', told: 2, found: 3, same: 1, changed: 0, gone: 1, new: 2 }],
});

it('the pieces of a long run are one run', () => {
  const first = run(5, [difference('C-1', 'new')], 'on');
  const whole = joinRuns(first, run(3, [difference('C-2', 'gone'), difference('C-2', 'new')], null));
  expect(whole).toMatchObject({ covers: 8, readings: 80, next: null });
  expect(totalOf(whole)).toEqual({ told: 4, found: 6, same: 2, changed: 0, gone: 2, new: 4 });
  expect(byCover(whole.differences).map(({ cover, new: added, gone }) => [cover, added, gone])).toEqual([
    ['C-2', 1, 1],
    ['C-1', 1, 0],
  ]);
  expect(joinRuns(undefined, first)).toBe(first);
});
