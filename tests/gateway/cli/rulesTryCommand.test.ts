import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DryRunDocument } from '../../../gateway/src/documents/dryRunDocument.ts';
import { type CliRun, lidwatchOn } from '../../support/cli.ts';
import { createFloodedStreet } from '../../support/floodedStreet.ts';
import type { IngestRig } from '../../support/ingestRig.ts';

const tryRules = ({ folder, clock }: IngestRig, ...words: readonly string[]): Promise<CliRun> =>
  lidwatchOn({ now: clock.now }, 'rules', 'try', '--data', folder, ...words);

it('tells by rule what was told then, what would be now, and the events that differ', async () => {
  const { code, out } = await tryRules(createFloodedStreet(), '--all', '--set', 'water.high.raise=250mm');
  expect(code).toBe(0);
  expect(out).toMatch(/2 covers, 50 readings \(from 2025-10-13 00:00:00Z on, to warm up\)/);
  expect(out).toMatch(/^rule +told then +found now +same +changed +gone +new$/m);
  expect(out).toMatch(/^water.high +1 +2 +1 +0 +0 +1$/m);
  expect(out).toMatch(/^new +C-1 +water.high +2026-01-06 23:58:00Z .* 280 mm +280 mm$/m);
});

it('says how an event is told otherwise, and what is gone', async () => {
  const rig = createFloodedStreet();
  const raised = await tryRules(rig, '--all', '--set', 'water.high.raise=306mm', '--set', 'water.high.hold=1 sample');
  expect(raised.out).toMatch(/^changed +C-1 .* onset 2026-01-03 23:58:00Z -> 2026-01-04 00:00:00Z/m);
  const gone = await tryRules(rig, '--cover', 'C-1', '--set', 'water.high.enabled=false');
  expect(gone.out).toMatch(/^water.high +1 +0 +0 +0 +1 +0$/m);
  expect((await tryRules(rig, '--cover', 'C-2')).out).toContain('nothing was raised, and nothing would be');
  expect((await tryRules(rig, '--all')).out).toContain('no event differs');
});

it('is not kept from trying by what is only warned of: a graver rule before the lesser one', async () => {
  const { code, out } = await tryRules(
    createFloodedStreet(),
    '--all',
    '--set',
    'water.overflow.raise=290mm',
    '--set',
    'water.overflow.clear=250mm',
  );
  expect([code, out]).toEqual([0, expect.stringMatching(/^water.high +1 +1/m)]);
});

it('counts what is raised in the span, and folds what was before', async () => {
  const rig = createFloodedStreet();
  const { out } = await tryRules(rig, '--all', '--from', '2026-01-06', '--set', 'water.high.raise=250mm', '--json');
  const document = JSON.parse(out) as DryRunDocument;
  expect(document.rules.find(({ rule }) => rule === 'water.high')).toMatchObject({ told: 0, found: 1, new: 1 });
  expect(document.readings).toBe(50);
  expect(document.differences).toMatchObject([
    { verdict: 'new', cover: 'C-1', unit: 'mm', told: null, found: { peak: 280, value: 280 } },
  ]);
});

it('takes rules from a whole gateway.yaml, or from what stands under its rules', async () => {
  const rig = createFloodedStreet();
  const file = join(rig.folder, 'new.yaml');
  writeFileSync(file, 'name: depot\nrules:\n  covers:\n    C-1: { water.high: { raise: 25cm, clear: 20cm } }\n');
  expect((await tryRules(rig, '--all', '--rules', file)).out).toMatch(/^water.high +1 +2 +1/m);
  writeFileSync(file, 'defaults: { water.high: { raise: 400mm } }\n');
  expect((await tryRules(rig, '--all', '--rules', file)).out).toMatch(/^water.high +1 +0 +0 +0 +1 +0$/m);
  writeFileSync(file, 'rules:\n  defaults:\n    water.high: { raise: 25lm }\n');
  const wrong = await tryRules(rig, '--all', '--rules', file);
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringMatching(/new.yaml:3:26: error: .*"lm" is not a known unit/),
  ]);
});

it.each([
  ['water.hgih.raise=250mm', 'did you mean "water.high"?'],
  ['water.high.rais=250mm', 'did you mean "raise"?'],
  ['water.high.raise=250', 'has no unit'],
  ['water.high.severity=majr', 'did you mean "major"?'],
  ['water.high.raise=150mm', 'clear 200mm lies above raise 150mm'],
  ['raise', 'write RULE.SETTING=VALUE'],
])('names what is wrong with --set %s', async (text, words) => {
  const { code, err } = await tryRules(createFloodedStreet(), '--all', '--set', text);
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  expect(err).toContain(`--set ${text}`);
});

it('wants one scope, a span, and covers that there are', async () => {
  const rig = createFloodedStreet();
  expect((await tryRules(rig)).err).toContain('which covers?');
  expect((await tryRules(rig, '--all', '--cover', 'C-1')).code).toBe(2);
  expect((await tryRules(rig, '--cover', 'C-9')).code).toBe(3);
  expect((await tryRules(rig, '--group', 'harbour')).code).toBe(3);
  expect((await tryRules(rig, '--all', '--from', '1d', '--to', '2d')).err).toContain('ends before it begins');
  expect((await tryRules(rig, '--all', '--warm-up', 'long')).code).toBe(2);
});

it('shows every value in force, with the layer that it comes from', async () => {
  const { folder } = createFloodedStreet();
  const file = join(folder, 'gateway.yaml');
  writeFileSync(file, `name: depot\ndata: .\nrules:\n  covers:\n    C-1: { water.high: { raise: 25cm } }\n`);
  const shown = await lidwatchOn({}, 'rules', 'show', '--config', file, '--cover', 'C-1', '--rule', 'water.high');
  expect(shown.out).toMatch(/^water.high +raise +250mm +cover C-1$/m);
  expect(shown.out).toMatch(/^water.high +hold +3 samples +built in$/m);
  const all = await lidwatchOn({}, 'rules', 'show', '--config', file, '--json');
  expect((JSON.parse(all.out) as { rules: object[] }).rules).toContainEqual({
    ...{ rule: 'water.high', setting: 'raise', value: 300, from: 'built in', text: '300mm', unit: 'mm' },
  });
  expect((await lidwatchOn({}, 'rules', 'show', '--config', file, '--group', 'harbour')).code).toBe(3);
});
