import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import mqtt from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BrokerAccess } from '../../../gateway/src/mqtt/access.ts';
import { createSubscriber } from '../../../gateway/src/mqtt/subscriber.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { type Authority, createAuthority, selfSigned } from '../../support/certificates.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const ready = has('mosquitto') && has('openssl');

/** A broker that shows a certificate of an authority, and lets nobody in who has none of it. */
async function startTlsBroker(authority: Authority, subject = 'broker'): Promise<string> {
  const own = authority.issue(subject);
  const files = [`cafile ${authority.ca}`, `certfile ${own.cert}`, `keyfile ${own.key}`];
  const broker = await startMosquitto([...files, 'require_certificate true']);
  onTestFinished(broker.close);
  return `mqtts://127.0.0.1:${broker.port}`;
}

/** What becomes of the first attempt, and of those behind it. */
async function connect(access: BrokerAccess) {
  const subscriber = createSubscriber({
    ...access,
    ...{
      name: 'test',
      clientId: 'test',
      subscriptions: [{ topic: 'a', qos: 1 }],
      onMessage: () => undefined,
      onLost: () => undefined,
    },
    ...{ clock: systemClock, random: () => 0, onState: () => undefined },
  });
  onTestFinished(() => subscriber.stop());
  await subscriber.start();
  return subscriber.state;
}

describe.skipIf(!ready)('a broker behind TLS', () => {
  it('is spoken to with the certificate that it asks for, by a link and upstream', async () => {
    const authority = createAuthority();
    const url = await startTlsBroker(authority);
    const tls = { ca: authority.ca, ...authority.issue('gateway'), stamp: '' };
    const node = createFakeNode(7);
    const rig = await startGateway({
      covers: [{ cover: 'C-7', node: 7, key: node.key }],
      links: [{ kind: 'mqtt', name: 'topics', url, tls, up: 'up/{node}', down: 'down/{node}', trusted: false }],
      mqtt: { url, tls, topic: 'lidwatch', shelved: true },
    });
    await until('both are up', 10_000, () => rig.gateway.summary() === 'every part is up');
    const { cert, key } = authority.issue('peer');
    const peerPair = { cert: readFileSync(cert), key: readFileSync(key) };
    const peer = await mqtt.connectAsync(url, { ca: readFileSync(authority.ca), ...peerPair });
    onTestFinished(() => peer.endAsync(true));
    const heard: string[] = [];
    peer.on('message', (topic) => void heard.push(topic));
    await peer.subscribeAsync(['down/7', 'lidwatch/covers/C-7/events'], { qos: 1 });
    await peer.publishAsync('up/7', Buffer.from(node.alert()), { qos: 1 });
    await until('the acknowledgement and the event', 10_000, () => heard.length === 2);
    expect(heard.toSorted()).toEqual(['down/7', 'lidwatch/covers/C-7/events']);
  });

  it('that does not let us in, or that is not who it should be, is a reason that says what to do', async () => {
    const [authority, other] = [createAuthority(), createAuthority()];
    const url = await startTlsBroker(authority);
    const own = authority.issue('gateway');
    const reasonOf = async (access: BrokerAccess): Promise<string> => {
      const state = await connect(access);
      expect(state().status).toBe('down');
      expect(state().nextAttempt).toBeDefined();
      return state().reason;
    };
    expect(await reasonOf({ url, tls: own })).toMatch(/not known here: name that in tls\.ca/);
    expect(await reasonOf({ url, tls: { ca: other.ca, ...own } })).toMatch(/not known here: name that in tls\.ca/);
    expect(await reasonOf({ url: url.replace('127.0.0.1', 'localhost'), tls: { ca: authority.ca, ...own } })).toMatch(
      /for another name/,
    );
    expect(await reasonOf({ url, tls: { ca: authority.ca } })).toMatch(/name one in tls\.cert and tls\.key/);
    expect(await reasonOf({ url, tls: { ca: authority.ca, ...selfSigned('gateway') } })).toMatch(/tls\.cert/);
    const plain = createServer((socket) => socket.end('no TLS here\n')).listen(0, '127.0.0.1');
    onTestFinished(() => void plain.close());
    await once(plain, 'listening');
    const { port } = plain.address() as AddressInfo;
    expect(await reasonOf({ url: `mqtts://127.0.0.1:${port}` })).toMatch(/TLS cannot be begun with it/);
  });

  it('is tried again with files that came later', async () => {
    const authority = createAuthority();
    const url = await startTlsBroker(authority);
    const own = authority.issue('gateway');
    const key = own.key;
    rmSync(key);
    const state = await connect({ url, tls: { ca: authority.ca, ...own } });
    expect(state()).toMatchObject({ status: 'down', reason: expect.stringMatching(/key\.pem does not exist/) });
    writeFileSync(key, 'no key');
    await until('it says so', 10_000, () => state().reason.includes('holds no private key'));
    const { cert, key: fresh } = authority.issue('gateway');
    copyFileSync(cert, own.cert);
    copyFileSync(fresh, key);
    await until('it is up', 10_000, () => state().status === 'up');
  });
});
