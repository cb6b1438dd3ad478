import type { FakeModem, FakeModemOptions } from './fakeModem.ts';

/** No module at all: datagrams that arrive, in the shape of one, so that a node with a network is played as the others. */
export function createFakeUdp(options: FakeModemOptions): FakeModem {
  let cut = false;
  return {
    receive(bytes, length) {
      if (!cut) options.onAir(bytes, length, 0);
    },
    hear(frame, length) {
      if (!cut) options.toHost(frame, length);
      return !cut;
    },
    dead(on) {
      cut = on;
    },
    say() {},
    restart() {},
    intercept() {},
    power() {},
    airTime() {},
    asleep: () => false,
    setting: () => '',
  };
}
