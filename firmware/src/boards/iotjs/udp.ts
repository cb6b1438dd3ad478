import type { Modem } from '../../core/hal.ts';
import type { Iotjs } from './api.ts';
import { toBuffer, toBytes } from './platform.ts';

/** Where the gateway is reached, in the provisioning record. */
export interface UdpRadio {
  /** IPv4 address or name */
  readonly host: string;
  readonly port: number;
}

/** Sealed frames in datagrams, over whatever network the machine has. */
export function createUdpLink(engine: Iotjs, radio: UdpRadio): Modem {
  const socket = engine.require('dgram').createSocket('udp4');
  let busy = false;
  // a receive that failed is a frame that did not come
  socket.on('error', () => {});
  return {
    maxFrame: 240,
    bare: false,
    dutyCycle: 0,
    send(frame, length, done) {
      if (busy) return false;
      busy = true;
      socket.send(toBuffer(engine, frame, length), radio['port'], radio['host'], (error) => {
        busy = false;
        done(!error);
      });
      return true;
    },
    onFrame(receive) {
      socket.on('message', (data) => receive(toBytes(data), data.length));
    },
    rest() {},
    airTime: () => 0,
    cost: () => 0,
    coverage: () => 0,
    onTrouble() {},
  };
}
