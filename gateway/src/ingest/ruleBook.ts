import { type RuleLayers, rulesFor } from '../detect/ruleSettings.ts';
import type { Rules } from '../detect/types.ts';
import type { CoverRecord } from '../store/types.ts';

/** The rules of a cover. */
export type RuleBook = (cover: CoverRecord) => Rules;

/** Merges once for each group, and once for each cover that has settings of its own: a city shares few sets of rules. */
export function createRuleBook(layers: RuleLayers): RuleBook {
  const byGroup = new Map<string | undefined, Rules>();
  const byCover = new Map<string, { readonly group: string | undefined; readonly rules: Rules }>();
  return ({ cover, group }) => {
    if (Object.hasOwn(layers.covers, cover)) {
      const known = byCover.get(cover);
      if (known && known.group === group) return known.rules;
      const rules = rulesFor(layers, cover, group);
      byCover.set(cover, { group, rules });
      return rules;
    }
    const known = byGroup.get(group);
    if (known) return known;
    const rules = rulesFor(layers, cover, group);
    byGroup.set(group, rules);
    return rules;
  };
}
