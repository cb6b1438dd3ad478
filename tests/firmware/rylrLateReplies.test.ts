import { describe, expect, it } from 'vitest';
import { rylrOnBench } from '../support/modemBench.ts';

function started() {
  const bench = rylrOnBench();
  bench.send('00');
  bench.time.advance(3000);
  bench.results.length = 0;
  bench.air.length = 0;
  bench.commands.length = 0;
  return bench;
}

describe('a reply that comes late', () => {
  it('is not taken for that of a later command, nor each of them for that of the next', () => {
    const { time, module, air, commands, results, send } = started();
    module.airTime(8600);
    send('01');
    time.advance(1000);
    module.airTime(500);
    while (results.length === 0) time.advance(10);
    expect(results).toEqual([true]);
    // as many +OK as there were frames
    expect(commands.filter((command) => command.startsWith('AT+SEND'))).toHaveLength(2);
    expect(air).toHaveLength(2);
  });

  it('of a frame that was handed back long ago is none for the frame behind it', () => {
    const { time, module, commands, results, send } = started();
    module.intercept((command) => (command.startsWith('AT+SEND') ? '' : undefined));
    send('01');
    time.advance(17_000);
    expect(results).toEqual([false]);
    commands.length = 0;
    send('02');
    // the second try of the first frame is given up, and whatever it leaves behind passes by
    time.advance(3000);
    expect(commands[0]).toBe('AT');
  });
});

describe('a module that was reset by its pin', () => {
  it('is asked as soon as it says that it has started', () => {
    const { time, module, commands, pulses, send } = started();
    module.dead(true, true);
    send('01');
    while (pulses.length < 2) time.advance(10);
    commands.length = 0;
    time.advance(1000);
    expect(commands[0]).toBe('AT');
  });
});

describe('a line that lost its end', () => {
  it('gives way to replies though the module never pauses', () => {
    const { time, module, results, send } = started();
    module.say('+RCV=1,9999,');
    send('01');
    for (let i = 0; i < 60; i += 1) {
      module.say('+UID=0123456789ABCDEF01234567\r\n');
      time.advance(100);
    }
    expect(results).toEqual([true]);
  });
});
