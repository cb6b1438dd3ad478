import type { Duplex } from 'node:stream';
import type { AedesOptions, AuthenticateError, Client } from 'aedes';
import { createPacketMeter } from '../mqtt/packetMeter.ts';
import type { Tally } from '../parts/tally.ts';

/** oversize, full: connections ended for a large packet, or since there were too many; unretained: messages passed on and not kept; unsubscribed: refused subscriptions */
export type BrokerCount = 'oversize' | 'full' | 'unretained' | 'unsubscribed';

export interface GuardOptions {
  /** topics below it are published by this gateway alone */
  readonly prefix: string;
  readonly username: string;
  readonly password: string;
  readonly counts: Tally<BrokerCount>;
}

/** Bytes of a packet: as much as a network server has to say of a frame. */
const LARGEST_PACKET = 65_536;
/** Connections of others that have said who they are, and of those that have not yet. */
const GUESTS = 100;
const ARRIVING = 30;
/** Topics that each of them may hear. */
const SUBSCRIPTIONS = 100;
/** Messages of QoS 2 that a client may leave half sent; each is kept meanwhile. */
const HALF_SENT = 16;

/** MQTT 3.1.1 section 3.2.2.3, server unavailable */
const UNAVAILABLE: AuthenticateError = Object.assign(new Error('too many connections'), { returnCode: 3 as const });

/** What those may do who come to the embedded broker: everybody without a password, and yet no more than its memory can bear. */
export function createBrokerGuard({ prefix, username, password, counts }: GuardOptions) {
  const writers = new WeakSet<object>();
  /** MQTT 3.1.1 section 3.1.4: who comes with the id of a client that is there puts an end to that client. */
  const ownIds = new Set<string>();
  const heard = new WeakMap<object, Set<string>>();
  const arriving = new Set<Duplex>();
  const guests = new Set<Duplex>();
  const own = new WeakSet<Duplex>();

  function admit(client: Client): AuthenticateError | null {
    arriving.delete(client.conn);
    if (writers.has(client)) {
      own.add(client.conn);
      return null;
    }
    if (guests.size >= GUESTS) {
      counts.add('full');
      return UNAVAILABLE;
    }
    // it may have gone again meanwhile, and would never leave
    if (!client.conn.destroyed) guests.add(client.conn);
    return null;
  }

  const options: AedesOptions = {
    maxInflightInbound: HALF_SENT,
    preConnect(_client, packet, done) {
      // a session that outlives its client would be kept in memory, without bound, for somebody who may never return
      packet.clean = true;
      done(null, true);
    },
    authenticate(client, name, given, done) {
      if (name === username && given?.toString() === password) {
        writers.add(client);
        ownIds.add(client.id);
      }
      const isWelcome = writers.has(client) || (name !== username && !ownIds.has(client.id));
      done(isWelcome ? admit(client) : null, isWelcome);
    },
    authorizePublish(client, packet, done) {
      const { topic } = packet;
      const ours = topic === prefix || topic.startsWith(`${prefix}/`) || topic.startsWith('$');
      const isWriter = client === null || writers.has(client);
      if (!isWriter && packet.retain) {
        counts.add('unretained');
        packet.retain = false;
      }
      done(!ours || isWriter ? null : new Error(`${prefix}/ is written by the gateway`));
    },
    authorizeSubscribe(client, subscription, done) {
      const topics = heard.get(client) ?? new Set();
      heard.set(client, topics);
      const isRefused = topics.size >= SUBSCRIPTIONS && !topics.has(subscription.topic);
      if (isRefused) counts.add('unsubscribed');
      else topics.add(subscription.topic);
      done(null, isRefused ? null : subscription);
    },
  };

  return {
    options,
    /** Somebody has come, and is handled by the broker already: its reading of the stream is what is looked at. */
    watch(socket: Duplex): void {
      arriving.add(socket);
      socket.on('close', () => {
        arriving.delete(socket);
        guests.delete(socket);
      });
      const isTooLarge = createPacketMeter(LARGEST_PACKET);
      socket.on('data', (bytes: Uint8Array) => {
        if (own.has(socket) || socket.destroyed || !isTooLarge(bytes)) return;
        counts.add('oversize');
        socket.destroy();
      });
      // the gateway itself must always be able to come: who has been silent for longest makes room
      const [longest] = arriving;
      if (arriving.size <= ARRIVING || !longest) return;
      arriving.delete(longest);
      counts.add('full');
      longest.destroy();
    },
    forget(client: Client, topics: readonly string[]): void {
      for (const topic of topics) heard.get(client)?.delete(topic);
    },
  };
}
