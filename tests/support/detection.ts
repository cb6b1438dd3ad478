import fc from 'fast-check';
import { detect } from '../../gateway/src/detect/detect.ts';
import { DEFAULT_RULES } from '../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import type { Hold, Rule, RuleName, Rules, Sample, Transition } from '../../gateway/src/detect/types.ts';

/** The built-in rules with one of them changed. */
export function rulesWith(name: RuleName, changes: Partial<Omit<Rule, 'name'>>): Rules {
  return { ...DEFAULT_RULES, [name]: { ...DEFAULT_RULES[name], ...changes } };
}

/** A level taken as it comes, and an end as soon as it has fallen: what a rule does without knowing anything of water. */
export const PLAIN = { ripple: 30_000, drainFor: 0 } as const;

/** The transitions of one rule after a whole history. */
export function transitionsOf(rules: Rules, name: RuleName, samples: readonly Sample[]): readonly Transition[] {
  return detect(rules, emptyState(), samples).transitions.filter(({ rule }) => rule === name);
}

/** Samples of one signal, `stepMs` apart, the first at `from`. */
export function series<K extends 'tilt' | 'water' | 'battery'>(
  signal: K,
  values: readonly number[],
  stepMs = 1000,
  from = 1_000_000,
): readonly Sample[] {
  return values.map((value, i) => ({ at: from + i * stepMs, [signal]: value }));
}

/** Short holds, so that arbitrary histories cross them often. */
export const arbitraryHold: fc.Arbitrary<Hold> = fc.oneof(
  fc.record({ samples: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ ms: fc.integer({ min: 0, max: 6 }).map((seconds) => seconds * 1000) }),
);

/** A history of one signal: steps of 0..3 s, values around 0..10. */
export const arbitraryHistory = fc.array(
  fc.record({ step: fc.integer({ min: 0, max: 3 }), value: fc.integer({ min: 0, max: 10 }) }),
  { maxLength: 60 },
);

/** The history as samples, in the order of their times. */
export function toSamples(
  signal: 'tilt' | 'water' | 'battery',
  history: readonly { readonly step: number; readonly value: number }[],
): readonly Sample[] {
  let at = 1_000_000;
  return history.map(({ step, value }) => {
    at += step * 1000;
    return { at, [signal]: value };
  });
}
