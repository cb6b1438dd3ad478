import { describe, expect, it } from 'vitest';
import { checkConfig, loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { createScratch } from '../../support/scratch.ts';

const told = (text: string) => {
  const result = checkConfig('/nowhere/gateway.yaml', `name: a\n${text}`);
  const problems = result.ok ? result.warnings : result.problems;
  return problems.map(({ severity, line, path, message }) => `${severity} ${line} ${path}: ${message}`);
};

describe('links that would fight', () => {
  it('over a name', () => {
    const links = 'links:\n  - { name: f, kind: udp, port: 1 }\n  - { name: f, kind: udp, port: 2 }\n';
    expect(told(links)).toEqual(['error 4 links > #2 > name: the name f belongs to link #1 already']);
  });

  it('over an address, but not over "any free port"', () => {
    const links = (port: number) =>
      `links:\n  - { name: f, kind: udp, port: ${port} }\n  - { name: g, kind: udp, port: ${port} }\n`;
    expect(told(links(7700))).toEqual([
      'error 4 links > #2 > port: the address 127.0.0.1:7700 belongs to link #1 already',
    ]);
    expect(told(links(0))).toEqual([]);
  });

  it('over a serial port', () => {
    const links =
      'links:\n  - { name: f, kind: rylr998, path: /dev/a }\n  - { name: g, kind: rylr998, path: /dev/a }\n';
    expect(told(links)).toEqual(['error 4 links > #2 > path: the port /dev/a belongs to link #1 already']);
  });
});

describe('a RYLR998', () => {
  const modem = (more: string) => told(`links:\n  - { name: f, kind: rylr998, path: /dev/a, ${more} }\n`)[0] ?? '';

  it('takes spreading factors by its bandwidth', () => {
    expect(modem('parameter: "9,7,1,12"')).toBe('');
    expect(modem('parameter: "10,7,1,12"')).toContain('spreading factor 10 is too large for bandwidth 7; at most 9');
    expect(modem('parameter: "11,9,1,12"')).toBe('');
  });

  it('takes a long preamble on network 18 alone', () => {
    expect(modem('network: 5')).toContain('a preamble of 12 needs network 18');
    expect(modem('network: 5, parameter: "9,7,1,7"')).toBe('');
    expect(modem('network: 16')).toContain('16 is not a network id: 3 to 15, or 18');
  });
});

describe('what is allowed, and probably not meant', () => {
  it('a graver rule that raises before the lesser one, whichever layers the two come from', () => {
    const rules =
      'rules:\n  defaults:\n    water.overflow: { raise: 250mm, clear: 200mm }\n    cover.tilted: { raise: 2deg, clear: 1deg }\n';
    expect(told(rules)).toEqual([
      'warning 1 links: there are no links: no frame can arrive',
      'warning 4 rules > defaults > water.overflow > raise: water.overflow raises at 250mm, before water.high at 300mm: the lesser is told late, or never',
      'warning 5 rules > defaults > cover.tilted > raise: cover.tilted raises at 2deg, before cover.displaced at 2.5deg: the lesser is told late, or never',
    ]);
  });

  it('but not where one of the two is off', () => {
    const off =
      'rules:\n  defaults:\n    water.high: { enabled: false }\n    water.overflow: { raise: 250mm, clear: 200mm }\n';
    expect(told(off)).toHaveLength(1);
  });

  it('rules for a cover or a group that the key file does not know', () => {
    const { write } = createScratch();
    const text =
      'name: a\nkeyFile: nodes.csv\nlinks: [{ name: f, kind: udp, port: 0 }]\nrules: { covers: { C-0070: {} }, groups: { tunel: {} } }\n';
    write('nodes.csv', 'cover,node,key,group\nC-0007,1,000102030405060708090a0b0c0d0e0f,tunnel\n');
    const result = loadConfig(write('gateway.yaml', text));
    expect(result).toMatchObject({
      ok: true,
      warnings: [
        { path: 'rules > covers > C-0070', message: expect.stringContaining('did you mean "C-0007"?') },
        { path: 'rules > groups > tunel', message: expect.stringContaining('did you mean "tunnel"?') },
      ],
    });
  });

  it('no links', () => {
    expect(told('')[0]).toContain('warning');
  });

  it('an address that other machines can reach', () => {
    const links = 'links: [{ name: f, kind: udp, port: 0 }]\n';
    expect(told(`${links}api: { host: 0.0.0.0 }\n`)).toEqual([
      expect.stringMatching(/^warning 3 api > host: 0\.0\.0\.0/),
    ]);
    expect(told(`${links}broker: { host: "::" }\n`)).toEqual([expect.stringMatching(/^warning 3 broker > host/)]);
    expect(told(`${links}broker: { host: 0.0.0.0 }\nmqtt: { url: "mqtt://b" }\n`)).toEqual([]);
  });
});
