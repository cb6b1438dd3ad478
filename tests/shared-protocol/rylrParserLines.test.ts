import { describe, expect, it } from 'vitest';
import { parseRylr, rcvLine } from '../support/rylrEvents.ts';

const text = (value: string) => parseRylr([Buffer.from(value, 'latin1')]);

describe('the lines of a RYLR module', () => {
  it('names the replies that end a command', () => {
    expect(text('+OK\r\n+ERR=12\r\n+READY\r\n+RESET\r\n').events).toEqual([
      { kind: 'ok' },
      { kind: 'error', code: 12 },
      { kind: 'ready' },
      { kind: 'reset' },
    ]);
  });

  it('takes compound errors one after the other', () => {
    expect(text('+ERR=12\r\n+ERR=10\r\n').events).toEqual([
      { kind: 'error', code: 12 },
      { kind: 'error', code: 10 },
    ]);
  });

  it('hands over any other line with its name and text', () => {
    expect(text('+ADDRESS=120\r\n+PARAMETER=9,7,1,12\r\n+VER=RYLR89C_V1.2.5\r\n+FACTORY\r\n').events).toEqual([
      { kind: 'value', name: 'ADDRESS', text: '120' },
      { kind: 'value', name: 'PARAMETER', text: '9,7,1,12' },
      { kind: 'value', name: 'VER', text: 'RYLR89C_V1.2.5' },
      { kind: 'value', name: 'FACTORY', text: '' },
    ]);
  });

  it('takes +RCV by its length: CR LF, commas and whole replies are data', () => {
    const data = Buffer.from('a,\r\n+OK\r\n,-1,2\r\n', 'latin1');
    expect(parseRylr([rcvLine(50, data, -99, 40), Buffer.from('+OK\r\n')])).toEqual({
      events: [{ kind: 'received', address: 50, data: data.toString('hex'), rssi: -99, snr: 40 }, { kind: 'ok' }],
      discarded: 0,
      pending: 0,
    });
  });

  it.each([0, 1, 51, 240])('takes a +RCV of %i bytes', (length) => {
    const data = new Uint8Array(length).fill(0x2c);
    expect(parseRylr([rcvLine(65535, data, -120, -20)]).events).toEqual([
      { kind: 'received', address: 65535, data: Buffer.from(data).toString('hex'), rssi: -120, snr: -20 },
    ]);
  });
});
