import { randomBytes } from 'node:crypto';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { connectMqtt, type MqttConnection, type MqttVersion, type Qos } from './connection.ts';

export interface Subscription {
  readonly topic: string;
  readonly qos: Qos;
  /** Several gateways that name the same group share what comes, where the broker can do that; each gets all where not. */
  readonly share?: string | undefined;
}

export interface SubscriberOptions {
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** begins the client id */
  readonly name: string;
  readonly subscriptions: readonly Subscription[];
  readonly onMessage: (topic: string, payload: Uint8Array) => void;
  /** a connection that had been up is over */
  readonly onLost: () => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (state: PartState) => void;
}

/** Hears topics of a broker, and keeps trying by itself. */
export interface Subscriber {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): PartState;
  /** False where there is no connection, or the broker did not take it. */
  publish(topic: string, payload: string | Uint8Array, qos: Qos): Promise<boolean>;
}

/** A connection that lasted so long was a good one. */
const STABLE_MS = 30_000;

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { url, clock, subscriptions, username, password, onMessage } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  // one of its own for each start: a broker ends the older of two connections with the same
  const clientId = `lidwatch-${options.name}-${randomBytes(4).toString('hex')}`;
  const quitting = new AbortController();
  let version: MqttVersion = 5;
  let connection: MqttConnection | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  async function attempt(): Promise<void> {
    const made = await connectMqtt({
      ...{ url, version, clientId, username, password, clock, onMessage },
      signal: quitting.signal,
    });
    if (stopped) {
      if (made.ok) await made.end();
    } else if (made.ok) await open(made);
    else if (made.version && version === 5) {
      version = 4;
      await attempt();
    } else {
      version = 5;
      retry(made.reason);
    }
  }

  /** At every connect everything is asked for anew: a broker that was restarted remembers nothing. */
  async function open(made: MqttConnection): Promise<void> {
    const since = clock.now();
    void made.closed.then((reason) => {
      if (clock.now() - since > STABLE_MS) backoff.reset();
      if (connection === made) options.onLost();
      connection = undefined;
      retry(reason);
    });
    try {
      for (const { topic, qos, share } of subscriptions) {
        const isShared = share !== undefined && made.canShare;
        await made.subscribe(isShared ? `$share/${share}/${topic}` : topic, qos);
      }
    } catch (error) {
      made.abort(error instanceof Error ? error.message : String(error));
      return;
    }
    connection = made;
    backoff.reset();
    const alone = subscriptions.some(({ share }) => share !== undefined) && !made.canShare;
    if (alone) state.degraded('the broker cannot share a subscription: every gateway gets every frame');
    else state.up();
  }

  function retry(reason: string): void {
    if (stopped) return;
    const wait = backoff.next();
    state.down(reason, wait);
    cancelRetry = clock.after(wait, () => void attempt());
  }

  return {
    start: attempt,
    async stop() {
      stopped = true;
      cancelRetry?.();
      const ending = connection;
      connection = undefined;
      state.down(STOPPED);
      await ending?.end();
      quitting.abort();
    },
    state: state.current,
    async publish(topic, payload, qos) {
      if (!connection) return false;
      try {
        await connection.publish({ topic, payload, retain: false, qos });
        return true;
      } catch {
        return false;
      }
    },
  };
}
