import { createFakeRylr998 } from '../parts/fakeRylr998.ts';
import type { BenchModule } from './espruinoBench.ts';
import type { Surroundings } from './rig.ts';

type ToNode = (bytes: Uint8Array, length: number) => void;

/** Address of the gateway's module, and what is received from it: dBm and dB. */
const GATEWAY = 1;
const RSSI = -87;
const SNR = 9;

export const RYLR_RADIO =
  '{"modem":"rylr998","address":120,"gateway":1,"network":18,"band":868100000,"parameter":"9,7,1,12","power":14}';

export function rylrModule(around: Surroundings, toNode: ToNode): BenchModule {
  const module = createFakeRylr998({
    timers: around.time,
    toHost: toNode,
    onAir: (_address, frame, length) => around.heard(frame, length),
  });
  return {
    receive: module.receive,
    hear: (frame, length) => module.hear(GATEWAY, frame, length, RSSI, SNR),
    restart: module.restart,
    asleep: module.asleep,
    mute: (on) => module.intercept(on ? () => '' : null),
  };
}
