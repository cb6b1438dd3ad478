import { describe, expect, it } from 'vitest';
import { rylrOnBench } from '../support/modemBench.ts';

function ready() {
  const bench = rylrOnBench();
  bench.send('00');
  bench.time.advance(3000);
  bench.results.length = 0;
  bench.air.length = 0;
  bench.commands.length = 0;
  return bench;
}

/** Answers the first `texts.length` AT+SEND with these texts, obeys the rest. */
function answers(...texts: string[]): (command: string) => string | undefined {
  return (command) => (command.startsWith('AT+SEND') ? texts.shift() : undefined);
}

describe('errors of a RYLR998', () => {
  it('a stray error changes nothing', () => {
    const { time, module, commands } = ready();
    module.say('+ERR=2\r\n');
    time.advance(1000);
    expect(commands).toEqual([]);
  });

  it('a compound error ends one command, not two', () => {
    const { time, module, air, commands, results, send } = ready();
    module.intercept(answers('+ERR=4\r\n+ERR=10\r\n'));
    send('01');
    time.advance(5000);
    expect(commands).toHaveLength(2);
    expect(air).toEqual(['01']);
    expect(results).toEqual([true]);
  });

  it('an error of line noise just before the +OK does not send the frame twice', () => {
    const { time, module, air, results, send } = ready();
    module.airTime(60);
    send('01');
    time.advance(20);
    module.say('+ERR=2\r\n');
    time.advance(5000);
    expect(results).toEqual([true]);
    expect(air).toEqual(['01']);
  });

  it('+ERR=12 of a damaged frame from the air is not the reply to AT+SEND', () => {
    const { time, module, commands, results, send } = ready();
    module.airTime(400);
    send('01');
    time.advance(50);
    module.say('+ERR=12\r\n');
    time.advance(1000);
    expect(results).toEqual([true]);
    expect(commands).toHaveLength(1);
  });

  it('+ERR=17 is tried again after a pause', () => {
    const { time, module, air, results, send } = ready();
    module.intercept(answers('+ERR=17\r\n', '+ERR=17\r\n'));
    send('01');
    time.advance(1000);
    expect(results).toEqual([]);
    time.advance(3000);
    expect(results).toEqual([true]);
    expect(air).toEqual(['01']);
  });

  it('an error that stays hands the frame back within 18 s', () => {
    const { time, module, results, send } = ready();
    module.intercept((command) => (command.startsWith('AT+SEND') ? '+ERR=10\r\n' : undefined));
    send('01');
    time.advance(18_000);
    expect(results).toEqual([false]);
  });

  it('a reply that takes 8 s is waited for', () => {
    const { time, module, commands, results, send } = ready();
    module.airTime(7900);
    send('01');
    time.advance(7899);
    expect(results).toEqual([]);
    time.advance(1);
    expect(results).toEqual([true]);
    expect(commands).toHaveLength(1);
  });
});
