import { isSimError, readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';

function faultsOf(text: string): string[] {
  try {
    readScenario(text, 'scenario.yaml');
  } catch (error) {
    if (!isSimError(error)) throw error;
    expect(error.code).toBe('scenario-invalid');
    return error.faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
  return [];
}

const HEAD = 'name: x\ncovers: { count: 3 }\n';

test.each([
  ['events:\n  - { at: 3s, cover: C-0001, lfit: { to: 88deg } }', "4:30 unknown key 'lfit', did you mean 'lift'?"],
  ['events:\n  - { at: 3s, cover: C-0001, lift: { too: 88deg } }', "4:38 unknown key 'too', did you mean 'to'?"],
  ['wether: { mean: 12degC }', "3:1 unknown key 'wether', did you mean 'weather'?"],
  ['radio: { xyz: 1 }', "3:10 unknown key 'xyz': one of spreading, bandwidth, "],
  [
    'events:\n  - { at: 90, cover: C-0001, putBack: }',
    '4:11 events.0.at: 90 has no unit: one of ms, s, min, h, d, like 90s',
  ],
  ['events:\n  - { at: 9 parsecs, cover: all, putBack: }', "4:11 events.0.at: 'parsecs' is no unit here: one of ms, "],
  ['events:\n  - { at: soon, cover: all, putBack: }', `4:11 events.0.at: '"soon"' is no quantity: write it like 90s`],
  [
    'events:\n  - { at: 3s, cover: C-0001, tilt: { to: 200deg } }',
    '4:42 events.0.tilt.to: 200deg is out of range: 0deg to 180deg',
  ],
  [
    'events:\n  - { at: 3s, cover: C-0004, putBack: }',
    '4:22 events.0.cover: there is no cover C-0004 among C-0001 to C-0003',
  ],
  ['events:\n  - { at: 3s, cover: [C-0001, C-9], putBack: }', '4:31 events.0.cover.1: there is no cover C-9 '],
  ['events:\n  - { at: 3s, cover: all }', '4:5 events.0: an event has no action: give one of lift, putBack, '],
  [
    'events:\n  - { at: 3s, cover: all, lift: {}, battery: 3V }',
    '4:5 events.0: an event has several actions (lift, battery)',
  ],
  ['events:\n  - { cover: all, lift: {} }', '4:5 events.0.at is missing'],
  [
    'events:\n  - { at: 3s, cover: all, flood: { in: 3s } }',
    '4:34 events.0.flood: a flood has either `to` or a `curve`',
  ],
  [
    'events:\n  - { at: 3s, cover: all, flood: { curve: [[3s, 1mm], [2s, 2mm]] } }',
    '4:34 events.0.flood: the times of a curve ascend',
  ],
  [
    'repeat: { every: 10s }\nevents:\n  - { at: 10s, cover: all, lift: {} }',
    '5:11 events.0.at: is not before the repetition',
  ],
  ['radio: { bandwidth: 126 }', '3:21 radio.bandwidth: a bandwidth is 125, 250 or 500 (kHz)'],
  ['radio: { frequency: 915MHz }', '3:21 radio.frequency: is in no EU868 sub-band: give a dutyCycle'],
])('%j', (text, expected) => {
  const faults = faultsOf(HEAD + text);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`scenario.yaml:${expected}`);
});

test('settings are held to the ranges of the protocol', () => {
  const text = 'name: x\ncovers:\n  count: 1\n  each:\n    settings: { waterPeriod: 1s, hartbeat: 1h }\n';
  expect(faultsOf(text)).toEqual([
    'scenario.yaml:5:30 covers.each.settings.waterPeriod: a node takes 5 to 3600 (in s)',
    "scenario.yaml:5:34 unknown key 'hartbeat', did you mean 'heartbeat'?",
  ]);
});

test('broken YAML is located too, and an empty file says what it lacks', () => {
  expect(faultsOf('name: x\ncovers: [1\n')[0]).toMatch(/^scenario\.yaml:[23]:\d+ /);
  expect(faultsOf('')).toEqual(['scenario.yaml:1:1 name is missing', 'scenario.yaml:1:1 covers is missing']);
});

test('all faults are told at once, from the top', () => {
  const faults = faultsOf(`${HEAD}seed: -1\nboot: 3\nevents:\n  - { at: 3s, cover: all, lfit: {} }\n`);
  expect(faults.map((fault) => Number(fault.split(':')[1]))).toEqual([3, 4, 6]);
});
