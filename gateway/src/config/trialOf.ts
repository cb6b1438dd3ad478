import type { RuleLayers, RuleTable } from '../detect/ruleSettings.ts';
import { type GroupOf, ruleClashes } from './consistency.ts';
import type { Path } from './document.ts';
import { rulesOver } from './rulesOver.ts';
import { layerOf, type TrialScope } from './ruleTrial.ts';

/** Rules to try as a program has them, checked one by one. */
export interface AskedTrial {
  readonly scope: TrialScope;
  /** in the place of those in force */
  readonly rules?: RuleLayers | undefined;
  /** over the others, in the layer of the scope */
  readonly set?: RuleTable | undefined;
  readonly inForce: RuleLayers;
  readonly groupOf: GroupOf;
}

type Found =
  | { readonly ok: true; readonly layers: RuleLayers }
  | { readonly ok: false; readonly errors: readonly { readonly name: string; readonly message: string }[] };

function changesOf(scope: TrialScope, set: RuleTable): RuleLayers {
  const none = { defaults: {}, groups: {}, covers: {} };
  if (scope === 'all') return { ...none, defaults: set };
  return 'cover' in scope ? { ...none, covers: { [scope.cover]: set } } : { ...none, groups: { [scope.group]: set } };
}

/** The rules to be tried, or what shows only when values are seen together. */
export function trialOf({ scope, rules, set = {}, inForce, groupOf }: AskedTrial): Found {
  const layers = rulesOver(rules ?? inForce, changesOf(scope, set));
  const clashes = ruleClashes(layers, groupOf).filter(({ severity }) => severity === 'error');
  if (clashes.length === 0) return { ok: true, layers };
  const ours = `rules.${layerOf(scope).join('.')}.`;
  const nameOf = (path: Path): string => {
    const name = path.map(String).join('.');
    return Object.hasOwn(set, String(path.at(-2))) && name.startsWith(ours) ? `set.${name.slice(ours.length)}` : name;
  };
  const errors = clashes.map(({ path, message, hint }) => ({
    name: nameOf(path),
    message: hint === undefined ? message : `${message}; ${hint}`,
  }));
  return { ok: false, errors };
}
