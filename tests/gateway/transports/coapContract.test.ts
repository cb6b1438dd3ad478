import { createSocket } from 'node:dgram';
import { describe, onTestFinished } from 'vitest';
import { createCoapPeer } from '../../support/coapPeer.ts';
import { createCoapRig } from '../../support/coapRig.ts';
import { type TransportRig, transportContract } from '../../support/transportContract.ts';

async function create(): Promise<TransportRig> {
  const { transport, frames, port } = await createCoapRig();
  const peerHeard: Uint8Array[] = [];
  const peer = createCoapPeer(port);
  return {
    transport,
    frames,
    peerHeard,
    peerSends(bytes) {
      void peer.ask(bytes).then(
        ({ payload }) => payload.length > 0 && peerHeard.push(payload),
        () => undefined,
      );
    },
    async obstruct() {
      const other = createSocket('udp4');
      await new Promise<void>((bound) => other.bind(port, '127.0.0.1', bound));
      onTestFinished(() => undefined);
      return () => new Promise((closed) => other.close(() => closed()));
    },
  };
}

describe('CoAP', () => transportContract(create));
