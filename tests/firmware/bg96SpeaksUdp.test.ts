import { TYPE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { modemOnBench, startedOnBench } from '../support/modemBench.ts';
import { BG95, BG96, type ModemKind } from '../support/modemKinds.ts';

const started = (kind: ModemKind = BG96) => startedOnBench(kind);

describe('a BG96', () => {
  it('is switched on by its key, set up, and opens a socket before its first frame', () => {
    const { time, module, commands, pulses, results, troubles, send } = modemOnBench(BG96);
    expect(module.asleep()).toBe(true);
    send('0102', TYPE.alert);
    time.advance(BG96.cold);
    expect(results).toEqual([true]);
    expect(pulses).toEqual([false, true]);
    expect(commands).toContain('AT+QICSGP=1,1,"iot.example"');
    expect(commands).toContain('AT+QIOPEN=1,0,"UDP","192.0.2.10",16666,0,1');
    expect(commands).toContain('AT+CPSMS=1,,,"11000001","00000101"');
    // being off is no trouble
    expect(troubles).toEqual([]);
  });

  it('sends the bytes as they are, when the prompt asks for them', () => {
    const { time, commands, air, send } = started();
    air.length = 0;
    send('3e200d0a1a', TYPE.alert);
    time.advance(3000);
    expect(commands[0]).toBe('AT+QISEND=0,5');
    expect(commands).toHaveLength(2);
    expect(air).toEqual(['3e200d0a1a']);
  });

  it('switches itself off at rest, and is switched on for the next frame alone', () => {
    const { time, module, modem, commands, pulses, results, send } = started();
    modem.rest();
    time.advance(60_000);
    expect(module.asleep()).toBe(true);
    commands.length = 0;
    modem.rest();
    time.advance(3_600_000);
    expect(commands).toEqual([]);
    expect(pulses).toEqual([]);
    send('01', TYPE.alert);
    time.advance(1000);
    // it had said so: nobody asks whether it is on
    expect(commands).toEqual([]);
    expect(pulses).toEqual([false, true]);
    time.advance(BG96.cold);
    expect(results).toEqual([true]);
    expect(pulses).toEqual([false, true]);
  });

  it('is not powered on to rest', () => {
    const { time, modem, commands, pulses } = modemOnBench(BG96);
    modem.rest();
    time.advance(3_600_000);
    expect(commands).toEqual([]);
    expect(pulses).toEqual([]);
  });

  it('opens its socket again once it is closed', () => {
    for (const word of ['\r\n+QIURC: "closed",0\r\n', '\r\n+QIURC: "pdpdeact",1\r\n']) {
      const { time, module, commands, results, send } = started();
      module.say(word);
      send('01', TYPE.alert);
      time.advance(BG96.cold);
      expect(results).toEqual([true]);
      expect(commands).toContain('AT+QIOPEN=1,0,"UDP","192.0.2.10",16666,0,1');
    }
  });

  it('is tried again after SEND FAIL', () => {
    const { time, module, air, results, send } = started();
    air.length = 0;
    let left = 1;
    module.intercept((command) => (command === '\x01\x02' && left-- > 0 ? '\r\nSEND FAIL\r\n' : undefined));
    send('0102', TYPE.alert);
    time.advance(5000);
    expect(results).toEqual([true]);
    expect(air.at(-1)).toBe('0102');
  });

  it('takes its coverage from the signal, and a BG95 saves the tail of the connection', () => {
    for (const [rsrp, level, cost] of [
      [-92, 0, 740_000],
      [-115, 1, 3_600_000],
      [-128, 2, 15_000_000],
    ] as const) {
      const { time, module, modem } = started();
      module.intercept((command) =>
        command === 'AT+QCSQ' ? `\r\n+QCSQ: "CAT-NB1",-70,${rsrp},60,-10\r\n\r\nOK\r\n` : undefined,
      );
      modem.rest();
      time.advance(2000);
      expect([modem.coverage(), modem.cost(30)]).toEqual([level, cost + 3_600_000]);
    }
    expect(started(BG95).modem.cost(30)).toBe(740_000);
  });

  it('that is a BG95 tells the network whether a reply will come', () => {
    const { time, commands, send } = started(BG95);
    send('aabb', TYPE.status);
    time.advance(3000);
    send('ccdd', TYPE.alert);
    time.advance(3000);
    expect(commands).toEqual(['AT+QISENDEX=0,"aabb",1', 'AT+QISENDEX=0,"ccdd",2']);
  });
});
