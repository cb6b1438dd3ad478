import type { Socket } from 'node:dgram';

/**
 * A socket that is handed to somebody who sends from timers of his own, and does not ask: dgram throws at a port of 0, which
 * the header of a forged datagram may name, and when it is closed already. What cannot be sent is not sent.
 */
export function forgiveSending(socket: Socket, onRefused: () => void): void {
  const send = socket.send.bind(socket) as (...words: readonly unknown[]) => void;
  socket.send = (...words: readonly unknown[]): void => {
    try {
      send(...words);
    } catch {
      onRefused();
    }
  };
}
