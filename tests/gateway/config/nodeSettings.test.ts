import { SETTINGS, type SettingName } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  asArgument,
  asInApi,
  changed,
  faultsTogether,
  formatSetting,
  parseSettings,
} from '../../../gateway/src/config/nodeSettings.ts';
import type { SomeSettings } from '../../../gateway/src/orders/settings.ts';
import { SETTING_NAMES } from '../../../gateway/src/orders/settings.ts';

const one = (name: string, raw: unknown) => parseSettings([[name, raw]], asArgument);

function messageOf(name: string, raw: unknown): string {
  const parsed = one(name, raw);
  return parsed.ok ? '' : parsed.faults.map(({ path, message }) => `${path}: ${message}`).join();
}

it.each([
  ['heartbeat', '60min', { heartbeat: 60 }],
  ['heartbeat', '12h', { heartbeat: 720 }],
  ['tilt-trigger', '15deg', { tiltTrigger: 150 }],
  ['tilt-clear', '7.3 deg', { tiltClear: 73 }],
  ['water-raise', '0.3m', { waterRaise: 300 }],
  ['water-period', '1min', { waterPeriod: 60 }],
  ['impact-level', '0.4g', { impactLevel: 40 }],
  ['impact-level', 'default', { impactLevel: undefined }],
])('%s=%s', (name, raw, change) => {
  expect(one(name, raw)).toEqual({ ok: true, change });
});

it.each([
  ['heartbeat', '60', 'has no unit; a time'],
  ['heartbeat', '15deg', 'that is an angle; a time'],
  ['heartbeat', '90s', 'finer than a node can hold: steps of 1min'],
  ['heartbeat', '30s', 'out of range: 1min to 7d'],
  ['tilt-trigger', '91deg', 'out of range: 5deg to 90deg'],
  ['tilt-trigger', '15.25deg', 'steps of 0.1deg'],
  ['impact-level', '405mg', 'steps of 10mg'],
  ['water-raise', '-1mm', 'out of range: 0mm to 30000mm'],
  ['tilt-triger', '15deg', 'did you mean "tilt-trigger"'],
  ['tiltTrigger', '15deg', 'did you mean "tilt-trigger"'],
  ['__proto__', '15deg', 'is no setting'],
])('%s=%s is refused: %s', (name, raw, message) => {
  expect(messageOf(name, raw)).toContain(message);
});

it('tells every fault, and a setting that is set twice', () => {
  const parsed = parseSettings(
    [
      ['heartbeat', '1h'],
      ['heartbeat', '2h'],
      ['x', 1],
    ],
    asInApi,
  );
  expect(parsed).toMatchObject({ ok: false, faults: [{ path: 'heartbeat' }, { path: 'x' }] });
});

it('finds levels that contradict each other, one of them as it is by default', () => {
  const faults = (after: SomeSettings, before: SomeSettings = {}, of?: string) =>
    faultsTogether([{ of, before, after }], asArgument);
  expect(faults({ tiltTrigger: 90 })).toEqual([
    { path: 'tilt-clear', message: '10deg lies above tilt-trigger 9deg: set it to 9deg or less' },
  ]);
  expect(faults({ tiltTrigger: 90, tiltClear: 90 })).toEqual([]);
  expect(faults({ tiltTrigger: 90 }, {}, 'cover C-1')).toMatchObject([
    { message: expect.stringMatching(/^of cover C-1, 10deg lies/) },
  ]);
  // it was so before, and this is not about it
  expect(faults({ tiltTrigger: 90, heartbeat: 60 }, { tiltTrigger: 90 })).toEqual([]);
});

it('changes some and keeps the rest; default takes one back', () => {
  expect(changed({ heartbeat: 60, waterRaise: 400 }, { heartbeat: undefined, tiltClear: 50 })).toEqual({
    tiltClear: 50,
    waterRaise: 400,
  });
});

it('reads every value that it writes', () => {
  const setting = fc
    .constantFrom<SettingName>(...SETTING_NAMES)
    .chain((name) => fc.integer({ min: SETTINGS[name].min, max: SETTINGS[name].max }).map((wire) => ({ name, wire })));
  fc.assert(
    fc.property(setting, ({ name, wire }) => {
      expect(one(asArgument(name), formatSetting(name, wire))).toEqual({ ok: true, change: { [name]: wire } });
    }),
    { numRuns: 1_000 },
  );
});
