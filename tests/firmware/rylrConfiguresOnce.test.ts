import { describe, expect, it } from 'vitest';
import { rylrOnBench } from '../support/modemBench.ts';

describe('a RYLR998', () => {
  it('is not touched before there is something to do', () => {
    const { time, commands } = rylrOnBench();
    time.advance(60_000);
    expect(commands).toEqual([]);
  });

  it('is configured before its first frame, and not again for the second', () => {
    const { time, module, commands, air, results, send } = rylrOnBench();
    expect(send('0102')).toBe(true);
    time.advance(3000);
    expect(send('0304')).toBe(true);
    time.advance(3000);
    expect(results).toEqual([true, true]);
    expect(air).toEqual(['0102', '0304']);
    expect(commands).toEqual([
      'AT',
      'AT+MODE=0',
      'AT+ADDRESS=120',
      'AT+NETWORKID=18',
      'AT+BAND=868100000',
      'AT+PARAMETER=9,7,1,12',
      'AT+CRFOP=14',
      'AT+SEND=1,2,\x01\x02',
      'AT+SEND=1,2,\x03\x04',
    ]);
    expect(module.setting('PARAMETER')).toBe('9,7,1,12');
  });

  it('takes one frame at a time, and none longer than the link carries', () => {
    const { time, results, send } = rylrOnBench();
    expect(send('00'.repeat(52))).toBe(false);
    expect(send('00'.repeat(51))).toBe(true);
    expect(send('01')).toBe(false);
    time.advance(3000);
    expect(results).toEqual([true]);
  });
});
