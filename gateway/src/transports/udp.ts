import type { RemoteInfo } from 'node:dgram';
import { MAX_FRAME } from '@lidwatch/protocol';
import { createTally } from '../parts/tally.ts';
import type { FrameHandler, ReplyAddress, SendResult, Transport, TransportCount } from './transport.ts';
import { createUdpDoor, type UdpDoorOptions } from './udpDoor.ts';

export interface UdpOptions extends Pick<UdpDoorOptions, 'host' | 'port' | 'clock' | 'random' | 'onState'> {
  readonly name: string;
  readonly onFrame: FrameHandler;
}

/** What the kernel keeps while a commit is under way: about 8,000 frames. It grants what its own limit allows. */
const RECEIVE_BUFFER = 4 * 1024 * 1024;

/** Sealed frames in datagrams, one each. */
export function createUdpTransport(options: UdpOptions): Transport {
  const { name, clock, onFrame } = options;
  const counts = createTally<TransportCount>();
  const door = createUdpDoor({
    ...options,
    recvBufferSize: RECEIVE_BUFFER,
    onOpen: (socket) => void socket.on('message', receive),
    onLost: () => counts.add('reopened'),
  });

  function receive(bytes: Buffer, from: RemoteInfo): void {
    if (bytes.length > MAX_FRAME) {
      counts.add('oversize');
      return;
    }
    counts.add('received');
    onFrame({ bytes, link: name, from: `${from.address}/${from.port}`, receivedAt: clock.now() });
  }

  function send(to: ReplyAddress, bytes: Uint8Array): Promise<SendResult> {
    const slash = to.lastIndexOf('/');
    const port = Number(to.slice(slash + 1));
    const target = door.socket();
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
    start: door.start,
    stop: door.stop,
    send,
    state: door.state,
    address: door.address,
  };
}
