import { incidentName } from '../incidents/incidentName.ts';
import type { ReadAccess } from '../mqtt/access.ts';
import { createBrokerLine } from '../mqtt/brokerLine.ts';
import type { MqttConnection, MqttVersion } from '../mqtt/connection.ts';
import { createBackoff } from '../parts/backoff.ts';
import type { Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { createTally } from '../parts/tally.ts';
import type { Registry } from '../store/registry.ts';
import type { Store } from '../store/store.ts';
import { type CoverRecord, isIncidentChange } from '../store/types.ts';
import { CLOUD_EVENT_TYPE, toCloudEvent } from './cloudEvent.ts';
import { isHistorical } from './historical.ts';
import { createOutboxDrain, type OutboxDrain } from './outboxDrain.ts';
import type { Sink } from './sink.ts';
import { createStatePublisher, type StatePublisher } from './statePublisher.ts';
import { createTopics } from './topics.ts';

export interface MqttSinkOptions {
  /** name of the gateway */
  readonly gateway: string;
  /** where the broker is, and as whom it is spoken to */
  readonly access: () => ReadAccess;
  /** first level of every topic */
  readonly prefix: string;
  /** is what is shelved sent, too? */
  readonly shelved: boolean;
  readonly outbox: Store['outbox'];
  readonly registry: Pick<Registry, 'cover' | 'names'>;
  /** the retained document of a cover */
  readonly document: (cover: CoverRecord) => unknown;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (state: PartState) => void;
}

/** Brings events and cover states to an MQTT broker. */
export interface MqttSink extends Sink {
  /** of the present connection, as on the wire: 5, or 4 for 3.1.1 */
  version(): MqttVersion | undefined;
}

export const MQTT_SINK = 'mqtt';

const JSON_TYPE = 'application/json';
/** A broker has so long for each of the last words. */
const GOODBYE_MS = 1_000;

/** One connection's worth of work. */
interface Session {
  readonly connection: MqttConnection;
  readonly drain: OutboxDrain;
  readonly states: StatePublisher;
}

export function createMqttSink(options: MqttSinkOptions): MqttSink {
  const { gateway, clock, registry } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 250, ceiling: 10_000, random: options.random });
  const topics = createTopics(options.prefix, gateway);
  const counts = createTally();
  const presence = (value: 'online' | 'offline', reason?: string): string =>
    JSON.stringify({ state: value, gateway, ...(reason === undefined ? {} : { reason }) });
  const line = createBrokerLine({
    ...{ clock, backoff, state, onOpen, onClosed: close },
    access: options.access,
    identity: {
      clientId: `lidwatch-${gateway}`,
      will: { topic: topics.gateway, payload: presence('offline', 'connection lost') },
    },
    onRetry: () => counts.add('failure'),
  });
  let session: Session | undefined;

  /** At every connect everything is made anew: a broker that was restarted remembers nothing. */
  async function onOpen(connection: MqttConnection): Promise<void> {
    counts.add('connect');
    await publish(connection, topics.gateway, presence('online'), true, JSON_TYPE);
    session = { connection, drain: drainTo(connection), states: statesTo(connection) };
    state.up();
    session.drain.wake();
  }

  function close(): void {
    session?.drain.stop();
    session?.states.stop();
    session = undefined;
  }

  function publish(to: MqttConnection, topic: string, payload: string, retain: boolean, contentType: string) {
    return to.publish({ topic, payload, retain, contentType });
  }

  /** Waits for what may never come, but not for long, and for no error. */
  function within(ms: number, work: Promise<void>): Promise<void> {
    return new Promise((done) => {
      const cancel = clock.after(ms, done);
      work
        .catch(() => undefined)
        .then(() => {
          cancel();
          done();
        });
    });
  }

  function drainTo(connection: MqttConnection): OutboxDrain {
    return createOutboxDrain({
      outbox: options.outbox,
      sink: MQTT_SINK,
      clock,
      async deliver(entry) {
        const { change } = entry;
        const isIncident = isIncidentChange(change);
        if (!isIncident && change.shelved === true && !options.shelved) return;
        const event = JSON.stringify(toCloudEvent(change, gateway, isHistorical(entry, clock.now())));
        const topic = isIncident ? topics.incident(incidentName(change.incident)) : topics.events(change.cover);
        await publish(connection, topic, event, false, CLOUD_EVENT_TYPE);
        counts.add('event');
        backoff.reset();
      },
      onFailure: connection.abort,
      onTrouble: (trouble) => (trouble === undefined ? state.up() : state.degraded(trouble)),
    });
  }

  function statesTo(connection: MqttConnection): StatePublisher {
    return createStatePublisher({
      clock,
      covers: registry.names(),
      document(cover) {
        const record = registry.cover(cover);
        return record && JSON.stringify(options.document(record));
      },
      async publish(cover, document) {
        await publish(connection, topics.state(cover), document, true, JSON_TYPE);
        counts.add('state');
      },
      onFailure: connection.abort,
    });
  }

  return {
    name: MQTT_SINK,
    start: line.start,
    async stop() {
      line.stop();
      const ending = session;
      // what is under way would be sent again after the next start: harmless, but better acknowledged now
      if (ending) await within(GOODBYE_MS, ending.drain.finish());
      close();
      state.down(STOPPED);
      if (!ending) {
        line.quit();
        return;
      }
      // the retained presence must not go on saying online; a broker that does not answer has the will for that
      const goodbye = publish(ending.connection, topics.gateway, presence('offline', 'stopped'), true, JSON_TYPE);
      await within(GOODBYE_MS, goodbye);
      await ending.connection.end();
    },
    wake(batch, queued) {
      for (const { cover } of batch.covers) session?.states.changed(cover);
      if (queued > 0) session?.drain.wake();
    },
    state: state.current,
    version: () => session?.connection.version,
    counts,
  };
}
