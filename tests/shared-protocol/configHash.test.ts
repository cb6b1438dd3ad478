import { configHash, crc16, SETTING, SETTINGS, type SettingName, type Settings } from '@lidwatch/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const names = Object.keys(SETTINGS) as SettingName[];
const anySettings = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.integer({ min: SETTINGS[name].min, max: SETTINGS[name].max })])),
) as unknown as fc.Arbitrary<Settings>;

test('it is the CRC over all settings in the order of their numbers, 16 bits each', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      const bytes = Buffer.alloc(names.length * 2);
      for (const name of names) bytes.writeUInt16BE(settings[name], SETTING[name] * 2);
      expect(configHash(settings)).toBe(crc16(bytes, 0, bytes.length));
    }),
  );
});

test('any one setting changed changes it', () => {
  fc.assert(
    fc.property(anySettings, fc.constantFrom(...names), (settings, name) => {
      const other = settings[name] === SETTINGS[name].max ? SETTINGS[name].min : settings[name] + 1;
      expect(configHash({ ...settings, [name]: other })).not.toBe(configHash(settings));
    }),
  );
});
