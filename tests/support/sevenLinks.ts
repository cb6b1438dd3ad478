import { onTestFinished } from 'vitest';
import type { LinkConfig } from '../../gateway/src/config/links/link.ts';
import { createCoapPeer } from './coapPeer.ts';
import { startFakeRak } from './fakeRak.ts';
import { startFakeRylr } from './fakeRylr.ts';
import { startLinkBroker } from './linkBroker.ts';
import { APPLICATION, chirpstackUp, THINGS_APPLICATION, thingsUp } from './networkServers.ts';
import { freeUdpPort } from './ports.ts';
import { createUdpPeer } from './udpPeer.ts';

/** The far side of one link: what nodes send over it, and what reaches them. */
export interface FarSide {
  readonly link: LinkConfig;
  /** payloads travel bare */
  readonly bare: boolean;
  /** Sends a frame of the n-th node of the link. */
  send(n: number, bytes: Uint8Array): void;
  /** Hands on what has come down since; each node finds out itself what is meant for it. */
  drain(to: (bytes: Uint8Array) => void): void;
}

/** 16 hex digits for the n-th device of a network. */
export function deviceOf(network: number, n: number): string {
  return (0xac1f_0000_0000_0000n + BigInt(network) * 0x1_0000n + BigInt(n)).toString(16);
}

/** Real peers for every kind of link: sockets, pseudo-terminals, a broker. Ended with the test. */
export async function startFarSides(): Promise<readonly FarSide[]> {
  const [udpPort, coapPort] = [await freeUdpPort(), await freeUdpPort()];
  const [rylr, rak] = [await startFakeRylr(), await startFakeRak()];
  const at = await startLinkBroker('nodes/+/down', 'application/+/device/+/command/down', 'v3/+/devices/+/down/+');
  const udp = createUdpPeer(`127.0.0.1:${udpPort}`);
  const coap = createCoapPeer(coapPort);
  const coapHeard: Uint8Array[] = [];
  // the module of the far side that the gateway does not see: what it hears from the air, one frame after the other
  const air: Uint8Array[] = [];
  const radio = setInterval(() => {
    const frame = air.shift();
    if (frame && !rak.module.hear(frame, frame.length)) air.unshift(frame);
  }, 15);
  onTestFinished(() => clearInterval(radio));
  const url = at.url;
  const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  const taken = <T>(list: T[], fits: (one: T) => boolean): T[] => {
    const found = list.filter(fits);
    list.splice(0, list.length, ...list.filter((one) => !fits(one)));
    return found;
  };
  const radioOf = { baud: 115_200, silenceMs: undefined } as const;

  return [
    {
      link: { kind: 'udp', name: 'udp', host: '127.0.0.1', port: udpPort },
      bare: false,
      send: (_, bytes) => udp.send(bytes),
      drain: (to) => udp.heard.splice(0).forEach((bytes) => void to(bytes)),
    },
    {
      link: {
        ...{ kind: 'rylr998', name: 'rylr', path: rylr.path, address: 1, network: 18, band: 868_100_000 },
        ...{ parameter: '7,7,1,12', ...radioOf },
      },
      bare: false,
      send: (n, bytes) => rylr.receive(n + 2, bytes),
      drain: (to) => rylr.sent.splice(0).forEach(({ data }) => void to(data)),
    },
    {
      link: {
        ...{ kind: 'rak3172', name: 'rak', path: rak.path, frequency: 868_300_000, sf: 7, bw: 125, cr: 1 },
        ...{ preamble: 8, power: 14, ...radioOf },
      },
      bare: false,
      send: (_, bytes) => void air.push(bytes),
      drain: (to) => rak.sent.splice(0).forEach((bytes) => void to(bytes)),
    },
    {
      link: { kind: 'coap', name: 'coap', host: '127.0.0.1', port: coapPort, resource: 'f', holdMs: 1_000 },
      bare: false,
      send(_, bytes) {
        void coap.ask(bytes).then(
          ({ payload }) => void coapHeard.push(payload),
          () => undefined,
        );
      },
      drain: (to) => coapHeard.splice(0).forEach((bytes) => void to(bytes)),
    },
    {
      link: { kind: 'mqtt', name: 'topics', url, up: 'nodes/{node}/up', down: 'nodes/{node}/down', trusted: false },
      bare: false,
      send: (n, bytes) => at.publish(`nodes/${n}/up`, bytes),
      drain: (to) => {
        for (const { payload } of taken(at.heard, ({ topic }) => topic.startsWith('nodes/'))) to(payload);
      },
    },
    {
      link: { kind: 'chirpstack', name: 'chirp', url, application: APPLICATION, port: 10 },
      bare: true,
      send(n, bytes) {
        const { topic, text } = chirpstackUp(bytes, { devEui: deviceOf(1, n) });
        at.publish(topic, text);
      },
      drain: (to) => {
        for (const { payload } of taken(at.heard, ({ topic }) => topic.startsWith('application/'))) {
          to(base64((JSON.parse(payload.toString()) as { data: string }).data));
        }
      },
    },
    {
      link: { kind: 'things-stack', name: 'things', url, application: THINGS_APPLICATION, port: 10 },
      bare: true,
      send(n, bytes) {
        const { topic, text } = thingsUp(bytes, { devEui: deviceOf(2, n), device: `cover-${n}` });
        at.publish(topic, text);
      },
      drain: (to) => {
        for (const { payload } of taken(at.heard, ({ topic }) => topic.startsWith('v3/'))) {
          const { downlinks } = JSON.parse(payload.toString()) as { downlinks: { frm_payload: string }[] };
          for (const { frm_payload: data } of downlinks) to(base64(data));
        }
      },
    },
  ];
}
