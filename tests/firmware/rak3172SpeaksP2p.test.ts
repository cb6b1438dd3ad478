import { describe, expect, it } from 'vitest';
import { modemOnBench } from '../support/modemBench.ts';
import { RAK, RAK_OLD } from '../support/modemKinds.ts';

function started(kind = RAK) {
  const bench = modemOnBench(kind);
  bench.send('00');
  bench.time.advance(kind.cold);
  bench.commands.length = 0;
  return bench;
}

describe('a RAK3172 from module to module', () => {
  it('is taken out of LoRaWAN mode, which restarts it, and set up', () => {
    const { commands, time, module, results, send } = modemOnBench(RAK);
    send('0102');
    time.advance(RAK.cold);
    expect(results).toEqual([true]);
    const once = ['AT', 'AT+NWM=?', 'AT+NWM=0'];
    expect(commands.slice(0, 3)).toEqual(once);
    expect(commands.filter((command) => command === 'AT+NWM=0')).toHaveLength(1);
    expect(module.setting('NWM')).toBe('0');
    expect(module.setting('P2P')).toBe('869525000:9:125:0:8:14');
    expect(module.setting('LPM')).toBe('1');
  });

  it('stops receiving before it sends, receives behind it, and not while it rests', () => {
    const { commands, time, modem, send } = started();
    send('0a0b0c');
    time.advance(3000);
    expect(commands).toEqual(['AT+PRECV=0', 'AT+PSEND=0a0b0c', 'AT+PRECV=65534']);
    modem.rest();
    time.advance(1000);
    expect(commands.at(-1)).toBe('AT+PRECV=0');
  });

  it('hands a frame on once, in the words of new and of old firmware', () => {
    for (const kind of [RAK, RAK_OLD]) {
      const { time, module, frames } = started(kind);
      module.hear(Uint8Array.of(0xab, 0x00, 0x3a), 3);
      time.advance(100);
      expect(frames, kind.name).toEqual(['ab003a']);
    }
  });

  it('is set up again when it says that it receives though it was told to stop', () => {
    const { commands, time, module, results, send } = started();
    let left = 4;
    module.intercept((command) =>
      command.startsWith('AT+PSEND') && left-- > 0
        ? 'P2P_RX_ON already, please disable P2P RX before setting.\r\n\r\nAT_BUSY_ERROR\r\n'
        : undefined,
    );
    results.length = 0;
    send('01');
    time.advance(RAK.limit);
    expect(results).toEqual([true]);
    expect(commands).toContain('AT+P2P=869525000:9:125:0:8:14');
  });
});
