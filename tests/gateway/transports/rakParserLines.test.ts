import { describe, expect, it } from 'vitest';
import { latin, parseRak } from '../../support/rakEvents.ts';

const text = (value: string) => parseRak([latin(value)]).events;

describe('the lines of a RAK3172', () => {
  it('names what ends a command', () => {
    expect(text('\r\nOK\r\n\r\nAT_BUSY_ERROR\r\nAT_COMMAND_NOT_FOUND\r\n+EVT:TXP2P DONE\r\n')).toEqual([
      { kind: 'ok' },
      { kind: 'error', word: 'AT_BUSY_ERROR' },
      { kind: 'error', word: 'AT_COMMAND_NOT_FOUND' },
      { kind: 'sent' },
    ]);
  });

  it('takes the words of a module that receives for an error', () => {
    expect(text('P2P_RX_ON already, please disable P2P RX before setting.\r\n\r\nAT_BUSY_ERROR\r\n')).toEqual([
      { kind: 'error', word: 'P2P_RX_ON' },
      { kind: 'error', word: 'AT_BUSY_ERROR' },
    ]);
  });

  it('reads a frame in the words of RUI3', () => {
    expect(text('+EVT:RXP2P:-30:13:1234ab\r\n')).toEqual([{ kind: 'received', data: '1234ab', rssi: -30, snr: 13 }]);
  });

  it('reads a frame of old firmware from its two lines, and from the second alone', () => {
    expect(text('+EVT:RXP2P, RSSI -60, SNR 11\r\n+EVT:AABBCCDD\r\n')).toEqual([
      { kind: 'received', data: 'aabbccdd', rssi: -60, snr: 11 },
    ]);
    expect(text('+EVT:AABB\r\n')).toEqual([{ kind: 'received', data: 'aabb' }]);
  });

  it('knows the mode from its banner, and from the answers of new and of old firmware', () => {
    const banner = 'RAKwireless RAK3172-E Example\r\n-----\r\nCurrent Work Mode: LoRa P2P.\r\n';
    expect(text(banner)).toEqual([{ kind: 'restart', mode: 'LoRa P2P' }]);
    expect(text('AT+NWM=1\r\n\r\nOK\r\n')).toEqual([{ kind: 'value', name: 'NWM', text: '1' }, { kind: 'ok' }]);
    expect(text('0\r\n\r\nOK\r\n')).toEqual([{ kind: 'value', name: '', text: '0' }, { kind: 'ok' }]);
  });

  it('says that a timed reception is over', () => {
    expect(text('+EVT:RXP2P RECEIVE TIMEOUT\r\n')).toEqual([{ kind: 'deaf' }]);
  });

  it.each([
    ['an odd number of digits', '+EVT:RXP2P:-30:13:123\r\n'],
    ['no digits', '+EVT:RXP2P:-30:13:\r\n'],
    ['more data than a module sends', `+EVT:RXP2P:-30:13:${'00'.repeat(251)}\r\n`],
    ['letters that are no digits', '+EVT:RXP2P:-30:13:12GX\r\n'],
    ['a signal that is none', '+EVT:RXP2P:x:13:1234\r\n'],
    ['words that nobody knows', '+EVT:LINKCHECK:0:0:0:0:0\r\n'],
  ])('takes %s for noise', (_what, line) => {
    expect(parseRak([latin(line)])).toEqual({ events: [], discarded: line.length - 2, pending: 0 });
  });
});
