import { createSocket, type Socket, type SocketOptions } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';

export interface UdpDoorOptions extends Pick<SocketOptions, 'recvBufferSize'> {
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (state: PartState) => void;
  /** the socket is bound */
  readonly onOpen: (socket: Socket) => void;
  /** A socket that was open is lost, or is about to be closed: nothing that it still brings is wanted. */
  readonly onEnd?: () => void;
  /** a socket that was open is lost */
  readonly onLost: () => void;
}

/** A UDP port. One that is taken is a state; it is tried again for ever. */
export interface UdpDoor {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): PartState;
  /** undefined while it is not open */
  socket(): Socket | undefined;
  /** `127.0.0.1:7700` */
  address(): string | undefined;
}

export function createUdpDoor(options: UdpDoorOptions): UdpDoor {
  const { host, port, recvBufferSize, clock, onOpen, onEnd, onLost } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  let socket: Socket | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  function open(): Promise<void> {
    return new Promise((settled) => {
      const opening = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize });
      opening.on('error', (error: NodeJS.ErrnoException) => {
        lose(opening, `${host}:${port}: ${error.code ?? error.message}`);
        settled();
      });
      opening.bind(port, host, () => {
        if (stopped) opening.close();
        else {
          socket = opening;
          onOpen(opening);
          backoff.reset();
          state.up();
        }
        settled();
      });
    });
  }

  function lose(lost: Socket, reason: string): void {
    lost.removeAllListeners('message');
    const wasOpen = socket === lost;
    if (wasOpen) onEnd?.();
    lost.close();
    if (stopped) return;
    if (wasOpen) onLost();
    socket = undefined;
    const wait = backoff.next();
    state.down(reason, wait);
    cancelRetry = clock.after(wait, () => void open());
  }

  return {
    start: open,
    async stop() {
      stopped = true;
      cancelRetry?.();
      state.down(STOPPED);
      const closing = socket;
      socket = undefined;
      onEnd?.();
      closing?.removeAllListeners('message');
      await new Promise<void>((closed) => (closing ? closing.close(closed) : closed()));
    },
    state: state.current,
    socket: () => socket,
    address() {
      if (!socket) return undefined;
      const { address, port: bound } = socket.address();
      return `${address}:${bound}`;
    },
  };
}
