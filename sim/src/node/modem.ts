import type { Modem, Timers } from '@lidwatch/firmware';
import { MIN_LINK } from '@lidwatch/protocol';
import type { Transmitter } from '../radio/cell.ts';

/** A node's module: the HAL's modem on one side, a radio in its cell on the other. */
export interface SimModem {
  readonly modem: Modem;
  listening(): boolean;
  receive(frame: Uint8Array): void;
}

/** A module says +OK this long after its frame has left (85 ms from send to done on a frame of 52 ms, measured). */
const AFTER_AIR = 30;

/** `cost`: microjoules of a frame of so many bytes */
export function createSimModem(timers: Timers, transmitter: Transmitter, cost: (length: number) => number): SimModem {
  let awake = false;
  let busy = false;
  let deliver: (frame: Uint8Array, length: number) => void = () => {};

  return {
    listening: () => awake,
    receive: (frame) => deliver(frame, frame.length),
    modem: {
      maxFrame: MIN_LINK,
      bare: false,
      dutyCycle: 0,
      airTime: () => 0,
      cost,
      coverage: () => 0,
      onTrouble() {},
      send(frame, length, done) {
        if (busy) return false;
        busy = true;
        awake = true;
        const finish = (sent: boolean) => {
          timers.after(AFTER_AIR, () => {
            busy = false;
            done(sent);
          });
        };
        if (transmitter.send(frame.subarray(0, length), () => finish(true)) !== 'sent') finish(false);
        return true;
      },
      onFrame(receive) {
        deliver = receive;
      },
      rest() {
        awake = false;
      },
    },
  };
}
