import { describe, expect, it } from 'vitest';
import { rylrOnBench } from '../support/modemBench.ts';

describe('a RYLR998 at rest', () => {
  it('sleeps, and is awake again for the next frame though it loses the command that wakes it', () => {
    const { time, module, modem, air, commands, results, send } = rylrOnBench();
    send('01');
    time.advance(3000);
    modem.rest();
    time.advance(100);
    expect(module.asleep()).toBe(true);
    commands.length = 0;
    send('02');
    time.advance(3000);
    expect(commands).toEqual(['AT+MODE=0', 'AT+MODE=0', 'AT+SEND=1,1,\x02']);
    expect(air).toEqual(['01', '02']);
    expect(results).toEqual([true, true]);
    expect(module.asleep()).toBe(false);
  });

  it('sends first when it is told to rest while a frame is under way', () => {
    const { time, module, modem, results, send } = rylrOnBench();
    module.airTime(2000);
    send('01');
    time.advance(1000);
    modem.rest();
    time.advance(5000);
    expect(results).toEqual([true]);
    expect(module.asleep()).toBe(true);
  });

  it('goes back to sleep after a restart that nobody asked for', () => {
    const { time, module, modem, send } = rylrOnBench();
    send('01');
    time.advance(3000);
    modem.rest();
    time.advance(1000);
    module.restart();
    time.advance(5000);
    expect(module.setting('ADDRESS')).toBe('120');
    expect(module.asleep()).toBe(true);
  });
});
