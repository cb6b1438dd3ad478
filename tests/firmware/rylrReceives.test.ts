import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rylrOnBench } from '../support/modemBench.ts';

describe('a frame from the air', () => {
  it('between a command and its +OK reaches the core, and the command ends as it should', () => {
    const { time, module, frames, results, send } = rylrOnBench();
    send('01');
    time.advance(3000);
    module.airTime(500);
    send('02');
    time.advance(100);
    // on a real line the frame was heard before the transmitter started
    module.say('+RCV=1,5,a,\r\nb,-99,40\r\n');
    expect(frames).toEqual(['612c0d0a62']);
    expect(results).toEqual([true]);
    time.advance(1000);
    expect(results).toEqual([true, true]);
  });

  it('is handed over whatever bytes it has', () => {
    const { time, module, frames, send } = rylrOnBench();
    send('01');
    time.advance(3000);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 240 }), (data) => {
        frames.length = 0;
        expect(module.hear(data, data.length)).toBe(true);
        time.advance(1);
        expect(frames).toEqual([Buffer.from(data).toString('hex')]);
      }),
    );
  });

  it('does not hang the link when part of it is lost on the line', () => {
    const { time, module, commands, frames, results, send } = rylrOnBench();
    send('01');
    time.advance(3000);
    module.say('+RCV=1,200,abc');
    send('02');
    time.advance(3000);
    expect(results).toEqual([true, true]);
    expect(frames).toEqual([]);
    // asked once, and answered: the +OK stood behind the frame that lost its end
    expect(commands.filter((command) => command.startsWith('AT+SEND'))).toHaveLength(2);
  });
});
