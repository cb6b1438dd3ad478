import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lidwatchJson } from '../../support/cli.ts';

const folder = fileURLToPath(new URL('../../../gateway/examples/replay/', import.meta.url));

/** What each example promises in the comment at its head. */
const PROMISED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'lifted-lid': { 'cover.opened': 1, 'cover.tilted': 1 },
  'street-flood': { 'water.high': 1 },
  'three-nodes': { 'battery.low': 1, 'node.offline': 1 },
};

it('every example is promised something', () => {
  const maps = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  expect(maps.map((name) => name.replace('.yaml', '')).sort()).toEqual(Object.keys(PROMISED));
});

it.each(Object.entries(PROMISED))('%s keeps its promise', async (name, counts) => {
  const result = await lidwatchJson<{ counts: object }>(
    'replay',
    `${folder}${name}.csv`,
    '--map',
    `${folder}${name}.yaml`,
  );
  expect(result.counts).toMatchObject(counts);
});
