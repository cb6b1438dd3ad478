import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RULES,
  explain,
  NO_LAYERS,
  type RuleLayers,
  rulesFor,
  settingsOf,
} from '../../../gateway/src/detect/ruleSettings.ts';
import { RULE_NAMES } from '../../../gateway/src/detect/types.ts';

const layers: RuleLayers = {
  defaults: { 'water.high': { raise: 250, clear: 150, severity: 'minor' } },
  groups: { tunnel: { 'water.high': { raise: 200, hold: { samples: 2 } } } },
  covers: { 'C-1': { 'water.high': { raise: 180 }, 'cover.tilted': { enabled: false } } },
};

describe('the rules of a cover', () => {
  it('are the built-in ones where nothing is set', () => {
    expect(rulesFor(NO_LAYERS, 'C-1', 'tunnel')).toEqual(DEFAULT_RULES);
  });

  it('are merged setting by setting, the cover over its group over the defaults', () => {
    const rules = rulesFor(layers, 'C-1', 'tunnel');
    expect(rules['water.high']).toMatchObject({ raise: 180, clear: 150, hold: { samples: 2 }, severity: 'minor' });
    expect(rules['cover.tilted']).toMatchObject({ enabled: false, raise: 15 });
    expect(rulesFor(layers, 'C-2', 'tunnel')['water.high'].raise).toBe(200);
    expect(rulesFor(layers, 'C-2')['water.high'].raise).toBe(250);
  });
});

describe('explain', () => {
  it('names the layer that decided each value', () => {
    const from = (setting: string) =>
      explain(layers, 'C-1', 'tunnel').find((one) => one.rule === 'water.high' && one.setting === setting)?.from;
    expect(from('raise')).toBe('cover C-1');
    expect(from('hold')).toBe('group tunnel');
    expect(from('clear')).toBe('defaults');
    expect(from('clearHold')).toBe('built in');
  });

  it('tells the very values that the rules have', () => {
    fc.assert(
      fc.property(fc.constantFrom('C-1', 'C-2'), fc.constantFrom(undefined, 'tunnel', 'other'), (cover, group) => {
        const rules = rulesFor(layers, cover, group);
        for (const { rule, setting, value } of explain(layers, cover, group))
          expect(rules[rule][setting]).toEqual(value);
        const settings = RULE_NAMES.flatMap((rule) => settingsOf(rule));
        expect(explain(layers, cover, group)).toHaveLength(settings.length);
      }),
    );
  });
});
