import { createSocket } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** The radio of a fake node: datagrams to a port on loopback, and what comes back. */
export interface UdpPeer {
  send(...frames: Uint8Array[]): void;
  readonly heard: Uint8Array[];
}

/** `address`: `127.0.0.1:7700`. */
export function createUdpPeer(address: string | undefined): UdpPeer {
  const port = Number(address?.split(':').at(-1));
  const socket = createSocket('udp4');
  const heard: Uint8Array[] = [];
  socket.on('message', (bytes) => heard.push(bytes));
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.close());
  return {
    heard,
    send(...frames) {
      for (const frame of frames) socket.send(frame, port, '127.0.0.1');
    },
  };
}
