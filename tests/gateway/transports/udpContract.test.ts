import { createSocket } from 'node:dgram';
import { describe, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import type { RawFrame } from '../../../gateway/src/transports/transport.ts';
import { createUdpTransport } from '../../../gateway/src/transports/udp.ts';
import { freeUdpPort } from '../../support/ports.ts';
import { type TransportRig, transportContract } from '../../support/transportContract.ts';

async function create(): Promise<TransportRig> {
  const port = await freeUdpPort();
  const frames: RawFrame[] = [];
  const peerHeard: Uint8Array[] = [];
  const peer = createSocket('udp4');
  peer.on('message', (bytes) => peerHeard.push(bytes));
  const transport = createUdpTransport({
    name: 'field',
    host: '127.0.0.1',
    port,
    clock: systemClock,
    random: () => 0,
    onFrame: (frame) => void frames.push(frame),
    onState: () => undefined,
  });
  onTestFinished(async () => {
    peer.close();
    await transport.stop();
  });
  return {
    transport,
    frames,
    peerHeard,
    peerSends: (bytes) => peer.send(bytes, port, '127.0.0.1'),
    async obstruct() {
      const other = createSocket('udp4');
      await new Promise<void>((bound) => other.bind(port, '127.0.0.1', bound));
      return () => new Promise((closed) => other.close(() => closed()));
    },
  };
}

describe('UDP', () => transportContract(create));
