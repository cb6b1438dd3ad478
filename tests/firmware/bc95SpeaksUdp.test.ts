import { TYPE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { modemOnBench, startedOnBench } from '../support/modemBench.ts';
import { BC95, type ModemKind, SARA } from '../support/modemKinds.ts';

const started = (kind: ModemKind = BC95) => startedOnBench(kind);

describe('a BC95', () => {
  it('is registered and has a socket before its first frame, with the power saving timers set', () => {
    const { time, module, commands, send } = modemOnBench(BC95);
    send('0102', TYPE.alert);
    time.advance(BC95.cold);
    expect(commands).toContain('AT+CGDCONT=1,"IP","iot.example"');
    expect(commands).toContain('AT+CPSMS=1,,,"11000001","00000101"');
    expect(module.setting('NSOCR')).toBe('16666');
    expect(module.setting('CPSMS')).toBe('true');
  });

  it('releases the radio behind a status, and behind the reply to a confirmed message', () => {
    const { time, commands, send } = started();
    send('aabb', TYPE.status);
    time.advance(3000);
    send('ccdd', TYPE.alert);
    time.advance(3000);
    expect(commands).toEqual([
      'AT+NSOSTF=1,192.0.2.10,16666,0x200,2,aabb',
      'AT+NSOSTF=1,192.0.2.10,16666,0x400,2,ccdd',
    ]);
  });

  it('fetches what waits until nothing does, with blanks and quotes or without', () => {
    for (const kind of [BC95, SARA]) {
      const { time, module, frames } = started(kind);
      for (const byte of [1, 2, 3]) module.hear(Uint8Array.of(byte, 0xff), 2);
      time.advance(3000);
      expect(frames, kind.name).toEqual(['01ff', '02ff', '03ff']);
    }
  });

  it('closes the socket that a host before it has left open', () => {
    const { time, module, commands, parts } = started();
    expect(module.setting('NSOCR')).toBe('16666');
    const results: boolean[] = [];
    BC95.create(parts).send(Uint8Array.of(1), 1, (sent) => results.push(sent), TYPE.alert);
    time.advance(BC95.cold);
    expect(results).toEqual([true]);
    expect(commands).toContain('AT+NSOCL=1');
  });

  it('tries again while an uplink or a release is under way', () => {
    for (const code of [159, 536]) {
      const { time, module, air, results, send } = started();
      air.length = 0;
      let left = 2;
      module.intercept((command) =>
        command.startsWith('AT+NSOST') && left-- > 0 ? `\r\n+CME ERROR: ${code}\r\n` : undefined,
      );
      send('01', TYPE.alert);
      time.advance(4000);
      expect(results).toEqual([true]);
      expect(air).toEqual(['01']);
    }
  });

  it('knows of a numbered uplink that was not sent, and sends it again', () => {
    const { time, module, air, commands, results, send } = started(SARA);
    air.length = 0;
    let left = 1;
    module.intercept((command) =>
      command.startsWith('AT+NSOST') && left-- > 0 ? '\r\n1,1\r\n\r\nOK\r\n\r\n+NSOSTR: 1,1,0\r\n' : undefined,
    );
    send('01', TYPE.alert);
    time.advance(4000);
    expect(results).toEqual([true]);
    expect(air).toEqual(['01']);
    expect(commands.filter((command) => command.endsWith(',1,01,1'))).toHaveLength(2);
  });

  it('asks for the coverage level when it rests, which says what a frame costs', () => {
    for (const [reply, level, cost] of [
      ['ECL:0', 0, 740_000],
      ['ECL:1', 1, 3_600_000],
      ['ECL:2', 2, 15_000_000],
      ['ECL:255', 2, 15_000_000],
      ['NUESTATS:RADIO,ECL,1', 1, 3_600_000],
    ] as const) {
      const { time, module, modem } = started();
      module.intercept((command) =>
        command === 'AT+NUESTATS' ? `SNR:1\r\n${reply}\r\nPCI:7\r\n\r\nOK\r\n` : undefined,
      );
      expect([modem.coverage(), modem.cost(30)]).toEqual([0, 740_000]);
      modem.rest();
      time.advance(2000);
      expect([modem.coverage(), modem.cost(30)], reply).toEqual([level, cost]);
    }
  });

  it('is not power-cycled for a network that it does not find', () => {
    const { time, module, commands, pulses, results, troubles, send } = modemOnBench(BC95);
    module.intercept((command) =>
      command === 'AT+CEREG?' ? '\r\n+CEREG:1,2\r\n\r\nOK\r\n' : command === 'AT+CGATT=1' ? '\r\nOK\r\n' : undefined,
    );
    send('01', TYPE.alert);
    time.advance(3_600_000);
    expect(results).toEqual([false]);
    expect(commands.length).toBeGreaterThan(20);
    expect(pulses).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
