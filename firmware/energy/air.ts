import { createAes128, createCcm } from '@lidwatch/protocol';
import { createFakeGateway } from '../conformance/parts/fakeGateway.ts';
import type { VirtualTime } from '../conformance/parts/virtualTime.ts';
import type { Modem } from '../src/core/hal.ts';
import type { Place } from './cases.ts';
import { openLink } from './links.ts';

export const NODE = 0x4c570001;
export const KEY = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
/** The chances of a frame to be lost are judged in so many parts. */
const PARTS = 1000;

/** The link in virtual time: it spends what the driver says, loses what its place loses, and nothing else goes wrong. */
export function createAir(
  time: VirtualTime,
  random: (limit: number) => number,
  { link, loss, stretches }: Place,
  cost: (microjoules: number) => number,
): { modem: Modem; frames(): number } {
  const driver = openLink(link);
  const isLost = () => random(PARTS) < loss * PARTS;
  let frames = 0;
  let receive: (frame: Uint8Array, length: number) => void = () => {};
  const gateway = createFakeGateway({
    timers: time,
    node: NODE,
    ccm: createCcm(createAes128(KEY)),
    bare: driver.bare,
    send(frame, length) {
      if (!isLost()) receive(frame, length);
    },
  });
  const modem: Modem = {
    ...driver,
    cost: (length) => cost(driver.cost(length)),
    coverage: () => (stretches ? driver.coverage() : 0),
    send(frame, length, done) {
      const sent = Uint8Array.from(frame.subarray(0, length));
      frames += 1;
      time.after(driver.airTime(length) + link.takes, () => {
        done(true);
        if (!isLost()) gateway.receive(sent, length);
      });
      return true;
    },
    onFrame(handler) {
      receive = handler;
    },
    rest() {},
    onTrouble() {},
  };
  return { modem, frames: () => frames };
}
