import { readFileSync } from 'node:fs';
import { readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { SHIPPED } from './support/shipped.ts';

const page = readFileSync(new URL('../../sim/README.md', import.meta.url), 'utf8');

test('the scenario that the page shows can be read, and says what the page says', () => {
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const scenario = readScenario(example, 'README.md');
  expect(scenario.covers.map(({ cover, node }) => [cover, node]).at(-1)).toEqual(['C-0008', 1008]);
  expect(scenario.radio).toEqual(readScenario('name: x\ncovers: { count: 1 }\n', 'x.yaml').radio);
  expect(scenario.repeat).toEqual({ every: 3_600_000, shift: 1 });
});

test('every action and every shipped scenario stands in its table, and nothing else', () => {
  const cells = (heading: string) => {
    const table = page.split('\n\n').find((block) => new RegExp(`^\\| ${heading} +\\|`).test(block)) ?? '';
    return table
      .split('\n')
      .slice(2)
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w[\w-]*)`/g)]);
  };
  const actions = cells('action').map(([, name]) => name);
  expect(
    cells('name')
      .map(([, name]) => name)
      .sort(),
  ).toEqual([...SHIPPED].sort());
  let known: string[] = [];
  try {
    readScenario('name: x\ncovers: { count: 1 }\nevents: [{ at: 1s, cover: all }]\n', 'x.yaml');
  } catch (error) {
    known = (/give one of (.*)$/.exec(String(error))?.[1] ?? '').split(', ');
  }
  expect(actions.sort()).toEqual(known.sort());
});
