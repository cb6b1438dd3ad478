import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock, createTimers } from '../../firmware/src/boards/espruino/time.ts';

describe('the clock of an Espruino board', () => {
  it('counts milliseconds from its start, exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 90_000_000_000 }),
        (start, ms) => {
          let time = start;
          const clock = createClock({ getTime: () => time });
          time = start + ms / 1000;
          expect(clock.now()).toBe(ms);
        },
      ),
    );
  });

  it('never runs backwards when somebody sets it', () => {
    let time = 1_790_000_000;
    const clock = createClock({ getTime: () => time });
    time += 5;
    expect(clock.now()).toBe(5000);
    time -= 86_400;
    expect(clock.now()).toBe(5000);
    time += 2;
    expect(clock.now()).toBe(7000);
  });
});

describe('the timers of an Espruino board', () => {
  it('never clear every timer there is by cancelling none', () => {
    const cleared: number[] = [];
    const timers = createTimers({ setTimeout: () => 3, clearTimeout: (id) => cleared.push(id) });
    timers.cancel(0);
    timers.cancel(timers.after(10, () => {}));
    expect(cleared).toEqual([3]);
  });
});
