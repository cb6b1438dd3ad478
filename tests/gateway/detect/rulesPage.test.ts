import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatQuantity } from '../../../gateway/src/config/quantity.ts';
import { DEFAULT_RULES, RULE_SCALES } from '../../../gateway/src/detect/ruleSettings.ts';
import { type Hold, RULE_NAMES } from '../../../gateway/src/detect/types.ts';

const page = readFileSync(new URL('../../../gateway/RULES.md', import.meta.url), 'utf8');

const words = (hold: Hold): string =>
  'samples' in hold ? formatQuantity('samples', hold.samples) : `${hold.ms / 1000} s`;

it('RULES.md tells the levels, holds and severities that are built in', () => {
  for (const name of RULE_NAMES) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    const cells = row.split('|').map((cell) => cell.trim());
    const rule = DEFAULT_RULES[name];
    expect(cells[6], name).toBe(rule.severity);
    expect(cells[2], name).toContain(String(rule.raise));
    if (name === 'node.offline') continue;
    expect(cells[3], name).toBe(words(rule.hold));
    expect(cells[5], name).toBe(words(rule.clearHold));
    if (name === 'node.fault') continue;
    expect(cells[2], name).toContain(`${rule.raise} ${RULE_SCALES[name].unit}`);
    expect(cells[4], name).toContain(`${rule.clear} ${RULE_SCALES[name].unit}`);
  }
});
