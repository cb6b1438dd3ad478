import { createLivePace, createVirtualTime } from '@lidwatch/sim';
import { expect, test } from 'vitest';

test.each([1, 60, 300])(
  'at speed %d what is asked of a program outside is answered within milliseconds',
  async (speed) => {
    let now = 0;
    /** what a socket carries to the other side with its next turn, and back with the one after it */
    let sent: (() => void) | undefined;
    const carry = (ms: number) => {
      now += ms;
      const run = sent;
      sent = undefined;
      run?.();
      return Promise.resolve();
    };
    const time = createVirtualTime();
    const pace = createLivePace(time, { now: () => now, sleep: carry, turn: () => carry(1) }, speed);
    const ending = new AbortController();
    const late: number[] = [];

    function ask(): void {
      const at = time.now();
      pace.attend();
      sent = () => {
        // over there it takes the other program's own time to work on it
        time.after(10, () => {
          sent = () => {
            late.push(time.now() - at);
            if (late.length === 50) ending.abort();
          };
        });
      };
      time.after(4_000, ask);
    }
    time.after(1_000, ask);
    await pace.run(ending.signal);
    expect(Math.max(...late)).toBeLessThan(200);
  },
);
