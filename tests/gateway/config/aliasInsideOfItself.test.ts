import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';

it.each([
  ['a list', 'name: a\nlinks: &a [*a]\n', 2, 12],
  ['a map', 'name: &a { b: *a }\n', 1, 15],
  ['two that hold each other', 'name: a\nlinks: &a [&b [*a], *b]\n', 2, 16],
])('is an error with its place: %s', (_, text, line, column) => {
  const result = checkConfig('/nowhere/gateway.yaml', text);
  expect(result).toMatchObject({
    ok: false,
    problems: [{ severity: 'error', line, column, message: 'an alias stands inside of what it names' }],
  });
});

it('is not any alias that is used twice', () => {
  const rules = 'rules:\n  groups: { a: &a { cover.tilted: { raise: 20deg } }, b: *a }\n';
  expect(checkConfig('/nowhere/gateway.yaml', `name: a\n${rules}`)).toMatchObject({ ok: true });
});
