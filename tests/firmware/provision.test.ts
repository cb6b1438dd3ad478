import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import manifest from '../../firmware/package.json' with { type: 'json' };
import { readProvision } from '../../firmware/src/boards/provision.ts';
import { FIRMWARE } from '../../firmware/src/boards/version.ts';

const RECORD = {
  node: 0xfedcba98,
  key: '000102030405060708090A0b0c0d0e0f',
  radio: { address: 120, gateway: 1, network: 18, band: 868100000, parameter: '9,7,1,12', power: 14 },
};

describe('the provisioning record', () => {
  it('gives node, key and radio; a hall switch is fitted unless it says no', () => {
    expect(readProvision(JSON.stringify(RECORD))).toEqual({
      provision: {
        node: 0xfedcba98,
        key: Uint8Array.from({ length: 16 }, (_, i) => i),
        radio: RECORD.radio,
        water: 'none',
        hall: true,
        float: false,
      },
      fault: '',
    });
  });

  it.each([
    [undefined, 'there is no provisioning record'],
    ['{', 'the provisioning record is no JSON'],
    ['null', 'the provisioning record is no object'],
    [{ ...RECORD, node: 0 }, 'node must be 1..4294967295'],
    [{ ...RECORD, node: 1.5 }, 'node must be 1..4294967295'],
    [{ ...RECORD, key: RECORD.key.slice(1) }, 'key must be 32 hex digits'],
    [{ ...RECORD, key: `${RECORD.key.slice(1)}g` }, 'key must be 32 hex digits'],
    [{ ...RECORD, radio: undefined }, 'radio is missing'],
    [{ ...RECORD, radio: { ...RECORD.radio, address: 0 } }, 'radio.address must be 1..65535'],
    [{ ...RECORD, radio: { ...RECORD.radio, band: '868100000' } }, 'radio.band must be 820000000..960000000 Hz'],
    [{ ...RECORD, radio: { ...RECORD.radio, power: 30 } }, 'radio.power must be 0..22 dBm'],
    [{ ...RECORD, water: 'sonar' }, 'water must be "a02yyuw", "analog" or "none"'],
  ])('%j is refused, and why', (record, fault) => {
    const text = typeof record === 'object' ? JSON.stringify(record) : record;
    expect(readProvision(text)).toEqual({ provision: null, fault });
  });

  it('never throws, whatever stands there, and never shows the key', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { provision, fault } = readProvision(text);
        expect(provision === null).toBe(fault !== '');
      }),
    );
    const { fault } = readProvision(JSON.stringify({ ...RECORD, node: -1 }));
    expect(fault).not.toContain('0001');
  });
});

describe('the version that hello carries', () => {
  it('is that of the package', () => {
    const [major = 0, minor = 0, patch = 0] = manifest.version.split('.').map(Number);
    expect(FIRMWARE).toBe(major * 10000 + minor * 100 + patch);
  });
});
