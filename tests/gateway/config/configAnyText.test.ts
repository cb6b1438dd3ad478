import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';

const example = readFileSync(new URL('../../../gateway/examples/gateway.yaml', import.meta.url), 'utf8');
const PATH = '/nowhere/gateway.yaml';

/** Never a throw; either a configuration, or problems that stand within the file. */
function holds(text: string): void {
  const result = checkConfig(PATH, text);
  if (result.ok) return;
  expect(result.problems.length).toBeGreaterThan(0);
  const lines = text.split('\n').length;
  for (const problem of result.problems) {
    expect(problem.message).not.toBe('');
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines + 1);
  }
}

it('answers any text', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), holds), { numRuns: 500 });
});

it('answers any JSON, which is YAML too', () => {
  fc.assert(fc.property(fc.json(), holds), { numRuns: 500 });
});

it('answers the example with any stretch of it replaced', () => {
  const place = fc.nat(example.length);
  fc.assert(
    fc.property(place, fc.nat(30), fc.string({ maxLength: 12 }), (at, length, by) => {
      holds(example.slice(0, at) + by + example.slice(at + length));
    }),
    { numRuns: 1000 },
  );
});

it('answers an example whose values were swapped for others', () => {
  const odd = fc.constantFrom(
    'null',
    '[]',
    '{}',
    '"\\u0000"',
    '1e999',
    '.nan',
    '0x10',
    '!!binary aaaa',
    '*a',
    '2020-01-01',
    '__proto__',
  );
  fc.assert(
    fc.property(
      fc.constantFrom('name', 'data', 'keyFile', 'links', 'mqtt', 'broker', 'api', 'heartbeat', 'rules'),
      odd,
      (key, value) => {
        holds(`name: a\n`.concat(key === 'name' ? '' : `${key}: ${value}\n`));
        holds(
          `rules: { defaults: { water.high: { raise: ${value}, hold: ${value} } }, covers: { C-1: ${value} } }\nname: a\n`,
        );
      },
    ),
  );
});
