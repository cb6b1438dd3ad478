import type { Rules } from './rule.ts';

/**
 * What follows from the rules of a cover alone, made once for each set of them: a city shares few, and the same is asked for
 * again and again.
 */
export function perRules<T extends object>(make: (rules: Rules) => T): (rules: Rules) => T {
  const made = new WeakMap<Rules, T>();
  let newest: Rules | undefined;
  let newestMade: T | undefined;
  return (rules) => {
    if (newestMade !== undefined && newest === rules) return newestMade;
    const value = made.get(rules) ?? make(rules);
    made.set(rules, value);
    newest = rules;
    newestMade = value;
    return value;
  };
}
