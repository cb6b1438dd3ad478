import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';

function problemsOf(incidents: string): string[] {
  const found = checkConfig('gateway.yaml', `name: depot\nincidents:\n${incidents}`);
  return found.ok ? [] : found.problems.map(({ line, message }) => `${line}: ${message}`);
}

it.each([
  ['  workflow: five-steps\n', '3: there is no workflow five-steps'],
  [
    '  workflows: [{ name: six-steps, steps: [{ step: a, kind: open }, { step: b }] }]\n',
    'there is a workflow six-steps already',
  ],
  [
    '  workflows: [{ name: x, steps: [{ step: a }, { step: b, kind: handle }, { step: c }] }]\n',
    'the first step is of the kind open',
  ],
  ['  workflows: [{ name: x, steps: [{ step: a, kind: open }, { step: b }] }]\n', 'no step is of the kind handle'],
  [
    '  workflows: [{ name: x, steps: [{ step: a, kind: open }, { step: b, kind: handle }] }]\n',
    'somebody has to check the work',
  ],
  [
    '  workflows: [{ name: x, steps: [{ step: a, kind: open }, { step: b, kind: handle }, { step: b }] }]\n',
    'b stands there twice',
  ],
  [
    '  workflows: [{ name: x, steps: [{ step: a, kind: open }, { step: b, kind: answer }, { step: c, kind: handle }, { step: d }] }]\n',
    'behind the work only',
  ],
  ['  verify: { tilt: 5 }\n', 'has no unit'],
  ['  parents: { within: 1m }\n', 'that is 1min'],
  ['  opens: [cover.open]\n', 'did you mean'],
])('%j is answered with its place and what would fit', (text, message) => {
  expect(problemsOf(text).join('\n')).toContain(message);
});

it('takes a workflow of its own, and all of the rest as it is built in', () => {
  const text =
    '  workflow: x\n  workflows:\n    - name: x\n      steps:\n        - { step: a, kind: open }\n        - { step: b, kind: handle, by: crew, limits: [{ within: 4h }] }\n        - { step: c, kind: answer }\n';
  const found = checkConfig('gateway.yaml', `name: depot\nincidents:\n${text}`);
  expect(found).toMatchObject({
    ok: true,
    config: {
      incidents: {
        workflows: { standard: 'x', all: [{ name: 'six-steps' }, { name: 'four-steps' }, { name: 'x' }] },
        verify: { tilt: 5, stillMs: 1_800_000 },
        near: 30,
      },
    },
  });
});
