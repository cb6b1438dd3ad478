import type { FakeModem, FakeModemOptions } from '../parts/fakeModem.ts';
import { createFakeRylr998 } from '../parts/fakeRylr998.ts';
import type { Surroundings } from './rig.ts';

/** The radio's part of a provisioning record, for each modem. */
export const RADIO = {
  rylr998:
    '{"modem":"rylr998","address":120,"gateway":1,"network":18,"band":868100000,"parameter":"9,7,1,12","power":14}',
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

export const MODULES = { rylr998: createFakeRylr998 };
