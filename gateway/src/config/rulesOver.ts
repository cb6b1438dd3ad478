import type { RuleLayers, RuleTable } from '../detect/ruleSettings.ts';
import type { RuleName } from '../detect/types.ts';

type Tables = RuleLayers['covers'];

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function tableOver(below: RuleTable | undefined, above: RuleTable): RuleTable {
  const rules = Object.entries(above).map(([rule, settings]) => [rule, { ...below?.[rule as RuleName], ...settings }]);
  return { ...below, ...Object.fromEntries(rules) };
}

function tablesOver(below: Tables, above: Tables): Tables {
  const merged = Object.entries(above).map(([name, table]) => [name, tableOver(own(below, name), table)]);
  return { ...below, ...Object.fromEntries(merged) };
}

/** Some settings on top of those in force, setting by setting, each in its own layer. */
export function rulesOver(inForce: RuleLayers, changes: RuleLayers): RuleLayers {
  return {
    defaults: tableOver(inForce.defaults, changes.defaults),
    groups: tablesOver(inForce.groups, changes.groups),
    covers: tablesOver(inForce.covers, changes.covers),
  };
}
