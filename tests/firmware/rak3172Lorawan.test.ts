import { TYPE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import type { FakeLorawan } from '../../firmware/conformance/parts/fakeRak3172Lorawan.ts';
import { modemOnBench, startedOnBench } from '../support/modemBench.ts';
import { LORAWAN, LORAWAN_OLD } from '../support/modemKinds.ts';

function started(kind = LORAWAN) {
  const bench = startedOnBench(kind);
  return { ...bench, module: bench.module as FakeLorawan };
}

describe('a RAK3172 on LoRaWAN', () => {
  it('sends bare frames of at most 51 bytes', () => {
    const { modem } = modemOnBench(LORAWAN);
    expect(modem.bare).toBe(true);
    expect(modem.maxFrame).toBe(51);
    expect(modem.dutyCycle).toBe(0);
  });

  it('joins once with what it was given', () => {
    const { time, module, commands, results, send } = modemOnBench(LORAWAN);
    send('01', TYPE.hello);
    time.advance(LORAWAN.cold);
    send('02', TYPE.status);
    time.advance(5000);
    expect(results).toEqual([true, true]);
    expect(commands.filter((command) => command.startsWith('AT+JOIN'))).toEqual(['AT+JOIN=1:0:10:1']);
    expect(module.setting('BAND')).toBe('4');
    expect(module.setting('DEVEUI')).toBe('AC1F09FFFE000001');
    expect(module.setting('APPEUI')).toBe('AC1F09FFF8680811');
    expect(module.setting('APPKEY')).toBe('2B7E151628AED2A6ABF7158809CF4F3C');
  });

  it('has a port for each type of message, and confirms all but a status', () => {
    const { time, commands, ports, results, send } = started();
    const types = [TYPE.alert, TYPE.hello, TYPE.report, TYPE.maintenance, TYPE.log, TYPE.status];
    for (const type of types) {
      send('0102', type);
      time.advance(5000);
    }
    expect(results).toEqual(types.map(() => true));
    expect(ports).toEqual([11, 12, 15, 16, 17, 10]);
    let confirmed = '';
    const sent: string[] = [];
    for (const command of commands) {
      if (command.startsWith('AT+CFM=')) confirmed = command;
      if (command.startsWith('AT+SEND=')) sent.push(`${command.substring(8, 10)} ${confirmed}`);
    }
    expect(sent).toEqual([11, 12, 15, 16, 17].map((port) => `${port} AT+CFM=1`).concat('10 AT+CFM=0'));
  });

  it.each([LORAWAN, LORAWAN_OLD])(
    'joins again when the network has answered nothing for eight alerts ($name)',
    (kind) => {
      const { time, module, commands, results, send } = started(kind);
      const joins = () => commands.filter((command) => command.startsWith('AT+JOIN')).length;
      module.loseSession();
      for (let i = 0; i < 7; i += 1) {
        send('0102', TYPE.alert);
        time.advance(10_000);
      }
      expect(results).toHaveLength(7);
      expect(joins()).toBe(0);
      send('0102', TYPE.alert);
      time.advance(60_000);
      expect(joins()).toBe(1);
      // the frame that found it out goes again
      expect(results).toHaveLength(8);
      expect(results.at(-1)).toBe(true);
      send('03', TYPE.alert);
      time.advance(10_000);
      expect(results.at(-1)).toBe(true);
      expect(joins()).toBe(1);
    },
  );

  it('does not join again when only its host has restarted', () => {
    const { time, commands, parts } = started();
    const results: boolean[] = [];
    LORAWAN.create(parts).send(Uint8Array.of(5), 1, (sent) => results.push(sent), TYPE.alert);
    time.advance(LORAWAN.cold);
    expect(results).toEqual([true]);
    expect(commands).toContain('AT+NJS=?');
    expect(commands.filter((command) => /JOIN|APPKEY/.test(command))).toEqual([]);
  });

  it('is tried to join in pauses that grow, and is not power-cycled for a network that is out of reach', () => {
    const bench = modemOnBench(LORAWAN);
    (bench.module as FakeLorawan).failJoins(1000);
    const joins: number[] = [];
    let seen = 0;
    bench.send('01', TYPE.alert);
    for (let second = 0; second < 3600; second += 1) {
      bench.time.advance(1000);
      const count = bench.commands.filter((command) => command.startsWith('AT+JOIN')).length;
      if (count > seen) joins.push(second);
      seen = count;
    }
    expect(bench.results).toEqual([false]);
    const pauses = joins.slice(1).map((at, i) => at - (joins[i] ?? 0));
    expect(Math.max(...pauses)).toBeGreaterThan(600);
    expect(joins.length).toBeLessThan(50);
    expect(bench.pulses).toEqual([]);
    expect(bench.troubles).toEqual([]);
  });

  it('joins again when the network has forgotten it, and sends the frame then', () => {
    const { time, module, commands, air, results, send } = started();
    module.forget();
    air.length = 0;
    send('0708', TYPE.alert);
    time.advance(LORAWAN.limit);
    expect(commands).toContain('AT+JOIN=1:0:10:1');
    expect(results).toEqual([true]);
    expect(air).toEqual(['0708']);
  });

  it('hands a frame back at once when the duty cycle forbids it, and keeps its session', () => {
    const { time, module, commands, results, send } = started();
    let left = 1;
    module.intercept((command) =>
      command.startsWith('AT+SEND') && left-- > 0 ? '\r\nAT_DUTYCYCLE_RESTRICTED\r\n' : undefined,
    );
    send('01', TYPE.alert);
    time.advance(2000);
    expect(results).toEqual([false]);
    send('02', TYPE.alert);
    time.advance(5000);
    expect(results).toEqual([false, true]);
    expect(commands.filter((command) => command.startsWith('AT+JOIN'))).toEqual([]);
  });

  it('does not take the end of a status for that of the alert behind it', () => {
    const { time, air, results, send } = started();
    air.length = 0;
    send('01', TYPE.status);
    time.advance(1000);
    expect(results).toEqual([true]);
    // the module is busy with the windows of the status, and says +EVT:TX_DONE then
    send('02', TYPE.alert);
    time.advance(1500);
    expect(results).toEqual([true]);
    time.advance(8000);
    expect(results).toEqual([true, true]);
    expect(air).toEqual(['01', '02']);
  });

  it('takes an uplink that nobody confirmed as sent, for it was on the air', () => {
    const { time, module, results, send } = started();
    module.intercept((command) =>
      command.startsWith('AT+SEND') ? 'OK\r\n+EVT:SEND_CONFIRMED_FAILED(4)\r\n' : undefined,
    );
    send('01', TYPE.alert);
    time.advance(3000);
    expect(results).toEqual([true]);
  });

  it('hands a downlink on in the words of new and of old firmware', () => {
    for (const kind of [LORAWAN, LORAWAN_OLD]) {
      const { time, module, frames, send } = started(kind);
      module.hear(Uint8Array.of(0xa1, 0x01, 0x03), 3);
      send('01', TYPE.alert);
      time.advance(6000);
      expect(frames, kind.name).toEqual(['a10103']);
    }
  });

  it('asks for the data rate when it has joined and when it rests, which says what a frame costs', () => {
    const { time, module, modem } = started();
    // DR5 is SF7
    expect(modem.coverage()).toBe(0);
    const cheap = modem.cost(20);
    for (const [rate, level] of [
      [0, 2],
      [1, 2],
      [2, 1],
      [3, 1],
      [4, 0],
      [6, 0],
    ] as const) {
      module.intercept((command) => (command === 'AT+DR=?' ? `AT+DR=${rate}\r\n\r\nOK\r\n` : undefined));
      modem.send(Uint8Array.of(1), 1, () => {}, TYPE.status);
      modem.rest();
      time.advance(8000);
      expect(modem.coverage(), String(rate)).toBe(level);
      if (rate === 0) expect(modem.cost(20)).toBeGreaterThan(cheap * 15);
    }
  });
});
