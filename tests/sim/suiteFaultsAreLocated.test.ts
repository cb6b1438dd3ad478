import { createSimError, isSimError, readScenario, readSuite, type Suite } from '@lidwatch/sim';
import { expect, test } from 'vitest';

const SCENARIOS: Readonly<Record<string, string>> = {
  month: 'name: month\nduration: 30d\ncovers: { count: 40 }\n',
  endless: 'name: endless\ncovers: { count: 40 }\n',
};

function read(text: string): Suite {
  return readSuite(text, 'suite.yaml', (name, covers) => {
    const scenario = SCENARIOS[name];
    if (scenario === undefined) throw createSimError('scenario-unreadable', 'there is no such scenario');
    return readScenario(scenario, name, covers);
  });
}

function faultsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (!isSimError(error)) throw error;
    expect(error.code).toBe('suite-invalid');
    return error.faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
  return [];
}

const HEAD = 'name: x\nsets:\n';
const set = (name: string, heldOut: boolean, cities: string) =>
  `  - { name: ${name}, heldOut: ${heldOut}, loss: 6.5%, cities: [${cities}] }\n`;

test('a suite is its cities, one job for each seed', () => {
  const [tuning] = read(`${HEAD}${set('a', false, '{ scenario: month, covers: 9, seeds: [1, 2] }')}`).sets;
  expect(tuning?.jobs).toEqual(
    [1, 2].map((seed) => ({
      set: 'a',
      scenario: 'month',
      seed,
      covers: 9,
      duration: 30 * 86_400_000,
      loss: 0.065,
    })),
  );
});

test.each([
  [
    set('a', false, '{ scenario: mont, seeds: [1] }'),
    '3:65 sets.0.cities.0.scenario: the scenario file cannot be read',
  ],
  [set('a', false, '{ scenario: endless, seeds: [1] }'), 'needs a duration: endless has no end of its own'],
  [set('a', false, '{ scenario: month, sedes: [1] }'), "3:72 unknown key 'sedes', did you mean 'seeds'?"],
  [set('a', false, '{ scenario: month, seeds: [] }'), '3:79 sets.0.cities.0.seeds: '],
])('%j', (text, expected) => {
  expect(faultsOf(HEAD + text).join('\n')).toContain(expected);
});

test('a seed that is held out stands nowhere else, with the same scenario', () => {
  const text = `${HEAD}${set('a', false, '{ scenario: month, seeds: [1, 2] }')}${set('b', true, '{ scenario: month, seeds: [3, 2] }')}`;
  expect(faultsOf(text)).toEqual(['suite.yaml:4:82 sets.1.cities.0.seeds.1: 2 stands in a set that is not held out']);
});
