import type { GatewayOptions } from '../../../gateway/src/index.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import type { VirtualTime } from '../../../sim/src/index.ts';

type Clock = NonNullable<GatewayOptions['clock']>;

export interface Clocks {
  /** the gateway's own: tells the city's time and waits in it */
  readonly clock: Clock;
  /** the machine's: brokers, browsers and serial ports answer no sooner when the city's time runs fast */
  readonly outside: Clock;
}

/** City and gateway live by one time. `epoch`: ms since the epoch at which the city's began. */
export function tieClocks(time: VirtualTime, epoch: number): Clocks {
  return {
    clock: {
      now: () => epoch + time.now(),
      after(ms, run) {
        const handle = time.after(ms, run);
        return () => time.cancel(handle);
      },
    },
    outside: systemClock,
  };
}
