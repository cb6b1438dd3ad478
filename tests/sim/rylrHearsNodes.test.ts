import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { has } from '../support/programs.ts';
import { pause, until } from '../support/until.ts';
import { BAND, openTerminal, type Terminal } from './support/terminal.ts';

describe.skipIf(!has('socat'))('what the played RYLR998 hears', () => {
  let terminal: Terminal;
  beforeAll(async () => {
    terminal = await openTerminal('0s');
  });
  afterAll(() => terminal.close());

  test('nothing while it is on another band, and frames byte for byte once it is tuned like the nodes', async () => {
    await pause(800); // 8 s of the city: the hello has gone out
    expect(terminal.said().toString('latin1')).toBe('');
    await terminal.ask(BAND);
    const heard = () => terminal.said().toString('latin1');
    // a hello that nobody answers comes again: after 4 s, 8 s, 16 s, a tenth of it here
    await until('a whole frame', 20_000, () => /^\+OK\r\n\+RCV=\d+,\d+,.*,-\d+,-?\d+\r\n$/s.test(heard()));
    const [header = '', address, length] = /\+RCV=(\d+),(\d+),/.exec(heard()) ?? [];
    expect(address).toBe('1001');
    const start = heard().indexOf(header) + header.length;
    const frame = terminal.said().subarray(start, start + Number(length));
    // sealed, version 1, up, with the full counter, of node 1001
    expect(frame[0]).toBe(0x12);
    expect(frame.readUInt32BE(1)).toBe(1001);
    expect(heard().slice(start + Number(length))).toMatch(/^,-\d+,-?\d+\r\n/);
  });
});
