import { createBackoff } from '../parts/backoff.ts';
import type { Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { type BrokerAccess, readAccess } from './access.ts';
import { createBrokerLine } from './brokerLine.ts';
import type { MessageHandler, MqttConnection, Qos } from './connection.ts';

export interface Subscription {
  readonly topic: string;
  readonly qos: Qos;
  /** Several gateways that name the same group share what comes, where the broker can do that; each gets all where not. */
  readonly share?: string | undefined;
}

export interface SubscriberOptions extends BrokerAccess {
  /** another one for each that speaks to the broker: the older of two with the same is ended */
  readonly clientId: string;
  readonly subscriptions: readonly Subscription[];
  readonly onMessage: MessageHandler;
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

/**
 * What comes while this process is started anew is kept for it. Not longer: a frame says how old its samples are when it is sent, and
 * nobody says how long it has lain at a broker.
 */
const KEEP_S = 60;

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { clock, subscriptions, clientId, onMessage } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  // who shares is not waited for: what comes meanwhile is the others'
  const keepFor = subscriptions.some(({ share }) => share !== undefined) ? 0 : KEEP_S;
  const line = createBrokerLine({
    ...{ clock, backoff, state, onOpen, onClosed },
    access: () => readAccess(options),
    identity: { clientId, onMessage, keepFor },
  });
  let connection: MqttConnection | undefined;

  /** At every connect everything is asked for anew: a broker that was restarted remembers nothing. */
  async function onOpen(made: MqttConnection): Promise<void> {
    for (const { topic, qos, share } of subscriptions) {
      const isShared = share !== undefined && made.canShare;
      await made.subscribe(isShared ? `$share/${share}/${topic}` : topic, qos);
    }
    connection = made;
    backoff.reset();
    const alone = subscriptions.some(({ share }) => share !== undefined) && !made.canShare;
    if (alone) state.degraded('the broker cannot share a subscription: every gateway gets every frame');
    else state.up();
  }

  function onClosed(made: MqttConnection): void {
    if (connection === made) options.onLost();
    connection = undefined;
  }

  return {
    start: line.start,
    async stop() {
      line.stop();
      const ending = connection;
      connection = undefined;
      state.down(STOPPED);
      await ending?.end();
      line.quit();
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
