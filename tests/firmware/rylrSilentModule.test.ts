import { describe, expect, it } from 'vitest';
import { modemOnBench, rylrOnBench } from '../support/modemBench.ts';
import { RYLR } from '../support/modemKinds.ts';

describe('a RYLR998 that says nothing', () => {
  it('hands each frame back, and is configured again when it returns', () => {
    const { time, module, air, results, send } = modemOnBench(RYLR, { withoutReset: true });
    module.intercept(() => '');
    send('01');
    time.advance(18_000);
    expect(results).toEqual([false]);
    module.intercept(null);
    send('02');
    time.advance(5000);
    expect(results).toEqual([false, true]);
    expect(air).toEqual(['02']);
    expect(module.setting('NETWORKID')).toBe('18');
  });

  it('is asked again by itself, in pauses that double up to eleven minutes', () => {
    const { time, module, commands, send } = modemOnBench(RYLR, { withoutReset: true });
    module.intercept(() => '');
    send('01');
    const asked: number[] = [];
    for (let second = 0; second < 7200; second += 1) {
      const before = commands.length;
      time.advance(1000);
      if (commands.length > before && before % 4 === 0) asked.push(second);
    }
    const pauses = asked.slice(1).map((at, i) => at - (asked[i] ?? 0));
    expect(pauses.slice(0, 8).map((pause) => Math.round(pause / 10) * 10)).toEqual([
      10, 20, 40, 80, 160, 320, 640, 640,
    ]);
    expect(Math.max(...pauses)).toBeLessThan(660);
    expect(asked.length).toBeGreaterThan(12);
  });

  it('is reset by its pin once asking has not helped', () => {
    const { time, module, pulses, send } = rylrOnBench();
    module.intercept(() => '');
    send('01');
    time.advance(6000);
    expect(pulses).toEqual([]);
    time.advance(30_000);
    expect(pulses.slice(0, 2)).toEqual([false, true]);
  });

  it('is brought back in the middle of a frame by its restart', () => {
    const { time, module, air, results, send } = rylrOnBench();
    send('01');
    time.advance(3000);
    module.airTime(3000);
    send('02');
    time.advance(1000);
    module.restart();
    module.airTime(60);
    time.advance(5000);
    expect(results).toEqual([true, true]);
    expect(air).toEqual(['01', '02']);
    expect(module.setting('CRFOP')).toBe('14');
  });
});
