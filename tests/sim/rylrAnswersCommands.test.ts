import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openPty } from '@lidwatch/sim';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { has } from '../support/programs.ts';
import { BAND, openTerminal, type Terminal } from './support/terminal.ts';

describe.skipIf(!has('socat'))('the RYLR998 that the simulator plays, over a real pseudo-terminal', () => {
  let terminal: Terminal;
  beforeAll(async () => {
    terminal = await openTerminal('1000d');
  });
  afterAll(() => terminal.close());

  test('the terminal is for its owner only', () => {
    expect(statSync(terminal.path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['AT\r\n', '+OK\r\n'],
    ['AT+ADDRESS=120\r\n', '+OK\r\n'],
    ['AT+ADDRESS?\r\n', '+ADDRESS=120\r\n'],
    ['AT+ADDRESS=65536\r\n', '+ERR=15\r\n'],
    ['AT+NETWORKID=16\r\n', '+ERR=15\r\n'],
    ['AT+PARAMETER=10,7,1,12\r\n', '+ERR=15\r\n'],
    ['AT+CRFOP=22\r\n', '+OK\r\n'],
    ['AT+MODE=1\r\n', '+OK\r\n'],
    ['AT+IPR=9600\r\n', '+IPR=9600\r\n'],
    ['AT+VER?\r\n', '+VER=RYLR998_REYAX_V1.2.2\r\n'],
    ['AT+NONSENSE\r\n', '+ERR=4\r\n'],
    ['HELLO\r\n', '+ERR=2\r\n'],
    ['AT+SEND=5,3,TOOLONG\r\n', '+ERR=5\r\n'],
    ['AT+SEND=5,241,X\r\n', '+ERR=13\r\n'],
    ['AT+FACTORY\r\n', '+FACTORY\r\n'],
    ['AT+ADDRESS?\r\n', '+ADDRESS=0\r\n'],
  ])('%j is answered %j', async (command, reply) => {
    expect(await terminal.ask(command)).toBe(reply);
  });

  test('a preamble of more than 7 symbols needs network 18', async () => {
    expect(await terminal.ask('AT+NETWORKID=5\r\n')).toBe('+OK\r\n');
    expect(await terminal.ask('AT+PARAMETER=9,7,1,12\r\n')).toBe('+ERR=18\r\n');
    expect(await terminal.ask('AT+PARAMETER=9,7,1,7\r\n')).toBe('+OK\r\n');
    expect(await terminal.ask('AT+FACTORY\r\n')).toBe('+FACTORY\r\n');
  });

  test('a reset answers twice', async () => {
    expect(await terminal.ask('AT+RESET\r\n', 2)).toBe('+RESET\r\n+READY\r\n');
  });

  test('AT+SEND carries any byte, is answered after the airtime, and a second one meanwhile is refused', async () => {
    await terminal.ask(BAND);
    const data = Buffer.from([0x0d, 0x0a, 0x2c, 0x00, 0xff]);
    const send = Buffer.concat([Buffer.from('AT+SEND=1001,5,'), data, Buffer.from('\r\n')]);
    expect(await terminal.ask(Buffer.concat([send, send]), 2)).toBe('+ERR=17\r\n+OK\r\n');
  });

  test('the terminal outlives a host that closes it and comes back', async () => {
    await new Promise((closed) => terminal.port.close(closed));
    await new Promise<void>((opened, failed) => terminal.port.open((error) => (error ? failed(error) : opened())));
    expect(await terminal.ask('AT\r\n')).toBe('+OK\r\n');
  });
});

test('a name that is taken is refused', async () => {
  await expect(openPty({ path: tmpdir(), receive: () => {}, lost: () => {} })).rejects.toThrow(/exists already/);
});
