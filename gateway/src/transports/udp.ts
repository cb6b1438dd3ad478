import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { MAX_FRAME } from '@lidwatch/protocol';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { createTally } from '../parts/tally.ts';
import type { FrameHandler, ReplyAddress, SendResult, Transport, TransportCount } from './transport.ts';

export interface UdpOptions {
  readonly name: string;
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onFrame: FrameHandler;
  readonly onState: (state: PartState) => void;
}

/** What the kernel keeps while a commit is under way: about 8,000 frames. It grants what its own limit allows. */
const RECEIVE_BUFFER = 4 * 1024 * 1024;

/** Sealed frames in datagrams, one each. A port that is taken is a state; it is tried again for ever. */
export function createUdpTransport(options: UdpOptions): Transport {
  const { name, clock, onFrame } = options;
  const counts = createTally<TransportCount>();
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  let socket: Socket | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  function receive(bytes: Buffer, from: RemoteInfo): void {
    if (bytes.length > MAX_FRAME) {
      counts.add('oversize');
      return;
    }
    counts.add('received');
    onFrame({ bytes, link: name, from: `${from.address}/${from.port}`, receivedAt: clock.now() });
  }

  function open(): Promise<void> {
    return new Promise((settled) => {
      const opening = createSocket({
        type: isIPv6(options.host) ? 'udp6' : 'udp4',
        recvBufferSize: RECEIVE_BUFFER,
      });
      opening.on('message', receive);
      opening.on('error', (error: NodeJS.ErrnoException) => {
        lose(opening, `${options.host}:${options.port}: ${error.code ?? error.message}`);
        settled();
      });
      opening.bind(options.port, options.host, () => {
        if (stopped) opening.close();
        else {
          socket = opening;
          backoff.reset();
          state.up();
        }
        settled();
      });
    });
  }

  function lose(lost: Socket, reason: string): void {
    lost.removeAllListeners('message');
    lost.close();
    if (stopped) return;
    if (socket === lost) counts.add('reopened');
    socket = undefined;
    const wait = backoff.next();
    state.down(reason, wait);
    cancelRetry = clock.after(wait, () => void open());
  }

  function send(to: ReplyAddress, bytes: Uint8Array): Promise<SendResult> {
    const slash = to.lastIndexOf('/');
    const port = Number(to.slice(slash + 1));
    const target = socket;
    if (!target) return Promise.resolve('down');
    if (slash < 1 || !Number.isInteger(port) || port < 1 || port > 65535) return Promise.resolve(refuse());
    return new Promise((settled) => {
      target.send(bytes, port, to.slice(0, slash), (error) => {
        if (!error) counts.add('sent');
        settled(error ? refuse() : 'sent');
      });
    });
  }

  function refuse(): SendResult {
    counts.add('refused');
    return 'refused';
  }

  return {
    name,
    kind: 'udp',
    counts,
    start: open,
    stop() {
      stopped = true;
      cancelRetry?.();
      const closing = socket;
      socket = undefined;
      state.down(STOPPED);
      return new Promise((closed) => (closing ? closing.close(closed) : closed()));
    },
    send,
    state: state.current,
    address() {
      if (!socket) return undefined;
      const { address, port } = socket.address();
      return `${address}:${port}`;
    },
  };
}
