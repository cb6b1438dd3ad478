import { describe, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createLink, type LinkSettings } from '../../../gateway/src/transports/createLink.ts';
import type { RawFrame } from '../../../gateway/src/transports/transport.ts';
import { type LinkBroker, startLinkBroker } from '../../support/linkBroker.ts';
import { chirpstackUp, THINGS_APPLICATION, thingsUp } from '../../support/networkServers.ts';
import { has } from '../../support/programs.ts';
import { type TransportRig, transportContract } from '../../support/transportContract.ts';

interface Peer {
  readonly settings: (url: string) => LinkSettings;
  readonly listen: string;
  send(at: LinkBroker, bytes: Uint8Array): void;
  /** the bytes of a downlink */
  read(payload: Buffer): Uint8Array;
}

const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

const PEERS: Readonly<Record<string, Peer>> = {
  'MQTT topics': {
    settings: (url) => ({
      kind: 'mqtt',
      name: 'topics',
      url,
      up: 'n/{node}/up',
      down: 'n/{node}/down',
      trusted: false,
    }),
    listen: 'n/+/down',
    send: (at, bytes) => at.publish('n/0x2a/up', bytes),
    read: (payload) => new Uint8Array(payload),
  },
  'ChirpStack v4': {
    settings: (url) => ({ kind: 'chirpstack', name: 'chirp', url, port: 10 }),
    listen: 'application/+/device/+/command/down',
    send(at, bytes) {
      const { topic, text } = chirpstackUp(bytes);
      at.publish(topic, text);
    },
    read: (payload) => base64((JSON.parse(payload.toString()) as { data: string }).data),
  },
  'The Things Stack v3': {
    settings: (url) => ({ kind: 'things-stack', name: 'things', url, application: THINGS_APPLICATION, port: 10 }),
    listen: 'v3/+/devices/+/down/+',
    send(at, bytes) {
      const { topic, text } = thingsUp(bytes);
      at.publish(topic, text);
    },
    read(payload) {
      const { downlinks } = JSON.parse(payload.toString()) as { downlinks: { frm_payload: string }[] };
      return base64(downlinks[0]?.frm_payload ?? '');
    },
  },
};

for (const [name, peer] of Object.entries(PEERS)) {
  async function create(): Promise<TransportRig> {
    const at = await startLinkBroker(peer.listen);
    const frames: RawFrame[] = [];
    const transport = createLink(peer.settings(at.url), {
      clock: systemClock,
      random: () => 0,
      gateway: 'test',
      onFrame(frame, told) {
        frames.push(frame);
        told?.('settled');
      },
      onState: () => undefined,
    });
    onTestFinished(() => transport.stop());
    return {
      transport,
      frames,
      get peerHeard() {
        return at.heard.map(({ payload }) => peer.read(payload));
      },
      peerSends: (bytes) => peer.send(at, bytes),
      async obstruct() {
        await at.broker.stop();
        return () => at.broker.start();
      },
    };
  }

  describe.skipIf(!has('mosquitto'))(name, () => transportContract(create));
}
