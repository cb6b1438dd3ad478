import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

/** One socket that carries the frames of all nodes of a cell, one a datagram. */
export interface UdpLink {
  send(frame: Uint8Array): void;
  close(): Promise<void>;
  /** datagrams that the host would not take */
  refused(): number;
}

export interface UdpLinkOptions {
  readonly host: string;
  readonly port: number;
  /** a downlink has come in */
  readonly receive: (frame: Uint8Array) => void;
}

/** Resolves when the socket is bound, to any free port. A gateway that is not there yet is no error: it may come. */
export function openUdpLink({ host, port, receive }: UdpLinkOptions): Promise<UdpLink> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  let refused = 0;
  let open = true;
  socket.on('message', (message) => receive(message));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, () => {
      socket.off('error', reject);
      socket.on('error', () => {
        refused += 1;
      });
      resolve({
        send(frame) {
          if (!open) return;
          socket.send(frame, port, host, (error) => {
            if (error) refused += 1;
          });
        },
        refused: () => refused,
        close() {
          open = false;
          return new Promise((closed) => socket.close(closed));
        },
      });
    });
  });
}
