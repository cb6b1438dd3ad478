import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';

function check(link: string) {
  const result = checkConfig('/nowhere/gateway.yaml', `name: a\nlinks:\n  - { name: f, ${link} }\n`);
  return result.ok ? result.config.links[0] : result.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('a link on a serial port', () => {
  it('has a radio as nodes are provisioned, unless it says otherwise', () => {
    expect(check('kind: rak3172, path: /dev/a')).toEqual({
      name: 'f',
      kind: 'rak3172',
      path: '/dev/a',
      baud: 115_200,
      frequency: 868_100_000,
      sf: 9,
      bw: 125,
      cr: 1,
      preamble: 8,
      power: 14,
    });
    expect(check('kind: rak3172, path: /dev/a, baud: 9600, sf: 12, silence: 30min')).toMatchObject({
      baud: 9600,
      sf: 12,
      silenceMs: 1_800_000,
    });
  });

  it('is named by its USB device, with what tells it from its like', () => {
    expect(check('kind: rylr998, usb: 1A86:7523')).toMatchObject({ usb: { vendor: '1a86', product: '7523' } });
    expect(check('kind: rak3172, usb: "0403:6010:84:F7:03:if01"')).toMatchObject({
      usb: { vendor: '0403', product: '6010', serial: '84:F7:03', interface: 1 },
    });
    expect(check('kind: rylr998, usb: 1a86')).toEqual([
      expect.stringContaining('links > #1 > usb: "1a86" is not a USB device, vendor:product[:serial][:ifNN]'),
    ]);
  });

  it.each(['rylr998', 'rak3172'])('is named in one way: %s', (kind) => {
    expect(check(`kind: ${kind}`)).toEqual([
      'links > #1 > path: is missing; path or usb is needed (lidwatch ports lists both)',
    ]);
    expect(check(`kind: ${kind}, path: /dev/a, usb: "1a86:7523"`)).toEqual([
      'links > #1 > usb: path names the port already',
    ]);
  });

  it.each([
    ['sf: 13', 'sf: 13 is not a spreading factor, 5 to 12'],
    ['bw: 62', 'bw: 62 is not a bandwidth in kHz: 125, 250, 500'],
    ['cr: 5', 'cr: 5 is not a coding rate'],
    ['baud: 230400', 'baud: 230400 is not a rate of this modem'],
    ['frequency: 868', 'frequency: 868 is not a frequency in Hz'],
    ['power: 30', 'power: 30 is not a power in dBm, 5 to 22'],
  ])('refuses %s', (setting, message) => {
    expect(check(`kind: rak3172, path: /dev/a, ${setting}`)).toEqual([expect.stringContaining(message)]);
  });

  it('is fought over by two links that mean the same device', () => {
    const links = ['f', 'g'].map((name) => `  - { name: ${name}, kind: rak3172, usb: "1a86:7523:A" }\n`).join('');
    const result = checkConfig('/nowhere/gateway.yaml', `name: a\nlinks:\n${links}`);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { path: 'links > #2 > usb', message: 'the USB device 1a86:7523:A belongs to link #1 already' },
    ]);
  });
});
