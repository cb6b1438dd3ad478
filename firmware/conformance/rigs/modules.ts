import type { FakeModem, FakeModemOptions } from '../parts/fakeModem.ts';
import type { Surroundings } from './rig.ts';

/** The radio's part of a provisioning record, for each modem. */
export const RADIO = {
  rylr998:
    '{"modem":"rylr998","address":120,"gateway":1,"network":18,"band":868100000,"parameter":"9,7,1,12","power":14}',
  rak3172: '{"modem":"rak3172","frequency":868100000,"sf":9,"bw":125,"cr":1,"preamble":12,"power":14}',
  lorawan:
    '{"modem":"rak3172-lorawan","region":4,"devEui":"70b3d57ed0000001","joinEui":"0000000000000001",' +
    '"appKey":"000102030405060708090a0b0c0d0e0f"}',
  bc95: '{"modem":"bc95","apn":"iot","host":"192.0.2.10","port":16666}',
  udp: '{"modem":"udp","host":"192.0.2.10","port":16666}',
  bg96: '{"modem":"bg96","apn":"iot","host":"192.0.2.10","port":16666}',
};

export type CreateModule = (options: FakeModemOptions) => FakeModem;

/** The module on the bench: its frames go on the air of the surroundings, `toNode` takes its bytes. */
export function placeModule(
  create: CreateModule,
  around: Surroundings,
  toNode: (bytes: Uint8Array, length: number) => void,
): FakeModem {
  return create({
    timers: around.time,
    toHost: toNode,
    onAir: (frame, length) => around.heard(frame, length),
  });
}
