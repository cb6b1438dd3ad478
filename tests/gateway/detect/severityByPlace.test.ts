import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { explain, type RuleLayers, rulesFor } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { series } from '../../support/detection.ts';

const layers: RuleLayers = {
  defaults: { 'cover.tilted': { severity: 'minor' } },
  groups: { schools: { 'cover.tilted': { severity: 'critical' } } },
  covers: { 'C-9': { 'cover.tilted': { severity: 'info' } } },
};
const lid = series('tilt', [20, 20, 20, 20, 20]);

it.each([
  ['C-1', 'schools', 'critical', 'group schools'],
  ['C-1', undefined, 'minor', 'defaults'],
  ['C-9', 'schools', 'info', 'cover C-9'],
])('of %s in %s is %s, from %s', (cover, group, severity, from) => {
  const { transitions } = detect(rulesFor(layers, cover, group), emptyState(), lid);
  expect(transitions.find(({ rule }) => rule === 'cover.tilted')).toMatchObject({ kind: 'raised', severity });
  const told = explain(layers, cover, group);
  expect(told.find(({ rule, setting }) => rule === 'cover.tilted' && setting === 'severity')).toMatchObject({
    value: severity,
    from,
  });
});
