import { describe, expect, it } from 'vitest';
import { boardNames } from '../../firmware/build/boards.ts';
import { BOARD_MODEMS, checkRecord, type RecordEntries, writeRecord } from '../../firmware/build/provision/record.ts';
import { findRigs } from '../../firmware/conformance/rigs.ts';
import { readProvision } from '../../firmware/src/boards/provision.ts';
import { boardOnBench, MINUTE, SECOND } from '../support/boardBench.ts';

const rigs = await findRigs({ board: [], modem: [] });
const KEY = '4c6964776174636820746573746B6579';
const RYLR = { address: 120, gateway: 1, network: 18, band: 868_100_000, parameter: '9,7,1,12', power: 14 };
const GOOD = { node: 0x00c0ffee, key: KEY, radio: RYLR };
const LORAWAN = {
  modem: 'rak3172-lorawan',
  region: 4,
  devEui: '70b3d57ed0000001',
  joinEui: '0000000000000001',
  appKey: KEY,
};

function problems(board: string, entries: object): string[] {
  return checkRecord(board, entries as RecordEntries as never).map(({ at, message }) => `${at} ${message}`);
}

describe('the record that the tool writes', () => {
  it('knows every board, and the modems that its rigs have', () => {
    expect(Object.keys(BOARD_MODEMS).sort()).toEqual(boardNames());
    for (const [board, modems] of Object.entries(BOARD_MODEMS)) {
      const played = rigs.filter(({ rig }) => rig.board === board).map(({ rig }) => rig.modem);
      expect([...played].sort()).toEqual([...modems].sort());
    }
  });

  it.each(rigs.map(({ rig }) => ({ name: `${rig.board} with ${rig.modem}`, rig })))('starts a $name', ({ rig }) => {
    const entries = { node: 0x00c0ffee, key: KEY, radio: JSON.parse(rig.radio) as RecordEntries['radio'] };
    expect(problems(rig.board, entries)).toEqual([]);
    const bench = boardOnBench(rig);
    bench.world.bench.provision(writeRecord(rig.board, entries));
    bench.world.powerOn();
    bench.world.time.advance(5 * SECOND);
    bench.world.magnet(true);
    bench.world.time.advance(MINUTE);
    expect(bench.frames('up').join('\n')).toContain(`board ${rig.board}`);
  });

  it('has every entry, in one order, whatever was left out', () => {
    const text = writeRecord('mdbt42q-rylr998', GOOD);
    expect(text).toMatch(/^\{"crc":"[0-9a-f]{8}","node":12648430,"key":"[0-9a-f]{32}","radio":\{"modem":"rylr998",/);
    expect(readProvision(new Uint8Array(Buffer.from(text)))).toMatchObject({ water: 'none', hall: true, float: false });
  });

  it.each([
    ['mdbt42q-rylr998', { ...GOOD, node: 0 }, 'node must be an integer, 1..4294967295'],
    ['mdbt42q-rylr998', { ...GOOD, node: 1.5 }, 'node must be an integer, 1..4294967295'],
    ['mdbt42q-rylr998', { ...GOOD, key: KEY.slice(1) }, 'key must be 32 hex digits'],
    ['mdbt42q-rylr998', { ...GOOD, radio: undefined }, 'radio is missing'],
    ['mdbt42q-rylr998', { ...GOOD, radio: LORAWAN }, 'radio.modem must be rylr998 on this board'],
    ['mdbt42q-rylr998', { ...GOOD, radio: { ...RYLR, address: 0 } }, 'radio.address must be an integer, 1..65535'],
    ['mdbt42q-rylr998', { ...GOOD, radio: { ...RYLR, network: 16 } }, 'radio.network must be 3..15 or 18'],
    ['mdbt42q-rylr998', { ...GOOD, radio: { ...RYLR, parameter: '12,7,1,12' } }, /^radio\.parameter must be/],
    [
      'mdbt42q-rylr998',
      { ...GOOD, radio: { ...RYLR, pover: 14 } },
      /^radio\.pover is unknown; the entries are address,/,
    ],
    ['mdbt42q-rylr998', { ...GOOD, water: 'sonar' }, 'water must be "a02yyuw", "analog", "none"'],
    ['mdbt42q-rylr998', { ...GOOD, hall: 'yes' }, 'hall must be true, false'],
    ['mdbt42q-rylr998', { ...GOOD, cover: 7 }, /^cover is unknown/],
    ['iotjs-linux', { ...GOOD, radio: { modem: 'udp', host: 'gw', port: 7 }, water: 'analog' }, /^water must be/],
    ['iotjs-linux', { ...GOOD, radio: { modem: 'bc95', apn: 'iot', host: 'gw.example', port: 7 } }, /an IPv4 address$/],
    ['iotjs-linux', { ...GOOD, radio: { modem: 'udp', host: 'gw', port: 70000 } }, /^radio\.port must be/],
    [
      'iotjs-linux',
      { ...GOOD, radio: { modem: 'udp', host: 'gw', port: 7, device: 'COM1' } },
      /^radio\.device must be/,
    ],
    ['pico-rak3172', { ...GOOD, radio: { ...LORAWAN, devEui: '12' } }, 'radio.devEui must be 16 hex digits'],
    ['esp32', GOOD, /^board must be/],
  ])('is refused on %s, and why: %j', (board, entries, message) => {
    const found = problems(board, entries);
    expect(found).toHaveLength(1);
    if (typeof message === 'string') expect(found[0]).toBe(message);
    else expect(found[0]).toMatch(message);
  });

  it('tells all that is wrong at once, and never the key', () => {
    const found = problems('mdbt42q-rylr998', { node: -1, key: 'secret', radio: { ...RYLR, power: 30, band: 1 } });
    expect(found).toHaveLength(4);
    expect(found.join()).not.toContain('secret');
  });
});
