import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFirmwareError } from '../../firmware/build/errors.ts';
import { findModem, MODEM_NAMES, type ModemName } from '../../firmware/build/provision/modems.ts';
import { makeRadio, readRadioFile, readSetting } from '../../firmware/build/provision/radio.ts';
import { createScratch } from '../support/scratch.ts';

const NODE = 0x1a2b3c4d;
const RYLR = findModem('rylr998', 'espruino');
/** what has no default */
const NEEDED: Readonly<Partial<Record<ModemName, readonly string[]>>> = {
  'rak3172-lorawan': ['devEui=0011223344556677'],
  bg96: ['host=192.0.2.10', 'apn=iot.example'],
  bc95: ['host=192.0.2.10', 'apn=iot.example'],
  udp: ['host=gateway.example'],
};

function radioOf(name: ModemName, ...settings: readonly string[]) {
  const modem = findModem(name, 'espruino');
  return makeRadio(
    modem,
    NODE,
    settings.map((setting) => readSetting(modem, setting)),
  );
}

function faultOf(name: ModemName, ...settings: readonly string[]): string {
  try {
    radioOf(name, ...settings);
    return '';
  } catch (error) {
    if (!isFirmwareError(error, 'radio-invalid')) throw error;
    return error.message;
  }
}

describe('the radio of a node', () => {
  it.each(MODEM_NAMES)('%s has a default, or a demand, for every parameter', (name) => {
    const radio = radioOf(name, ...(NEEDED[name] ?? []));
    expect(Object.keys(radio)).toEqual(Object.keys(findModem(name, 'espruino').parameters));
    for (const setting of NEEDED[name] ?? []) {
      const others = (NEEDED[name] ?? []).filter((one) => one !== setting);
      expect(faultOf(name, ...others)).toContain(`${setting.split('=')[0]} must be given`);
    }
  });

  it('takes what was given; the last word counts', () => {
    expect(radioOf('rylr998', 'power=5', 'power=22')).toMatchObject({ power: 22, network: 18 });
    expect(radioOf('bc95', ...(NEEDED.bc95 ?? []), 'extended=true')).toMatchObject({ extended: true });
  });

  it.each<[ModemName, string, string]>([
    ['rylr998', 'power=23', '--set power must be 0..22 dBm, not 23'],
    ['rylr998', 'power=high', '--set power must be 0..22 dBm, not "high"'],
    ['rylr998', 'power=', '--set power'],
    ['rylr998', 'network=16', '--set network'],
    ['rylr998', 'address=0', '--set address'],
    ['rylr998', 'speed=1', '--set speed: there is no parameter of this name'],
    ['rylr998', '__proto__=1', ''],
    ['rylr998', 'constructor=1', '--set constructor: there is no parameter'],
    ['rylr998', 'parameter=10,7,1,12', 'the spreading factor is 9 at most'],
    ['rylr998', 'parameter=9,7,1', '--set parameter'],
    ['rak3172', 'bw=126', '--set bw must be 125, 250, 500'],
    ['bc95', 'host=gateway.example', '--set host'],
    ['bc95', 'host=300.1.1.1', '--set host'],
    ['bc95', 'extended=yes', '--set extended must be true, false'],
  ])('%s refuses %s and says what it may be', (name, setting, fault) => {
    if (fault === '') expect(() => radioOf(name, setting)).toThrow(expect.objectContaining({ code: 'usage-invalid' }));
    else expect(faultOf(name, ...(NEEDED[name] ?? []), setting)).toContain(fault);
  });

  it('lists all faults at once, and never a secret one', () => {
    const key = createScratch().write('key', '0123456789');
    const faults = faultOf('rak3172-lorawan', `appKey=@${key}`, 'region=99', 'x=1');
    expect(faults).toContain('--set appKey must be 32 hex digits');
    expect(faults.split('\n')).toHaveLength(5);
    expect(faults).not.toContain('0123456789');
  });

  it('may name the serial line of a machine that has such names', () => {
    const modem = findModem('rak3172', 'iotjs');
    expect(makeRadio(modem, NODE, [])).not.toHaveProperty('device');
    const device = '/dev/ttyUSB0';
    expect(makeRadio(modem, NODE, [readSetting(modem, `device=${device}`)])).toMatchObject({ device });
    expect(faultOf('rak3172', `device=${device}`)).toContain('there is no parameter');
  });

  it('a long preamble needs network 18', () => {
    expect(faultOf('rylr998', 'network=5')).toContain('needs network 18');
    expect(faultOf('rylr998', 'network=5', 'parameter=9,7,1,4')).toBe('');
  });

  it('may come in a file, whose faults name it', () => {
    const { write } = createScratch();
    const good = write('good.json', '{"band": 915000000, "power": 10}');
    expect(makeRadio(RYLR, NODE, readRadioFile(good))).toMatchObject({ band: 915_000_000, power: 10 });
    const odd = write('odd.json', '{"power": "10", "size": 1}');
    expect(() => makeRadio(RYLR, NODE, readRadioFile(odd))).toThrow(/odd\.json: size[\s\S]*odd\.json: power/);
    for (const text of ['', '[]', '7', 'null', '{']) {
      const bad = write('bad.json', text);
      expect(() => readRadioFile(bad)).toThrow(expect.objectContaining({ code: 'radio-invalid' }));
    }
  });

  it('of any wishes is whole, or refused with a code', () => {
    const names = fc.oneof(fc.constantFrom('power', 'band', 'parameter', 'address'), fc.string());
    const wishes = fc.array(fc.record({ name: names, value: fc.jsonValue() }));
    fc.assert(
      fc.property(wishes, (some) => {
        try {
          const radio = makeRadio(
            RYLR,
            NODE,
            some.map((wish) => ({ ...wish, place: 'here' })),
          );
          expect(Object.keys(radio)).toHaveLength(6);
        } catch (error) {
          if (!isFirmwareError(error, 'radio-invalid')) throw error;
        }
      }),
    );
  });
});
