import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { DESK_CURSOR } from '../desk/drain.ts';
import type { ReadAccess } from '../mqtt/access.ts';
import { coded } from '../parts/logCodes.ts';
import type { PartState } from '../parts/state.ts';
import { createMqttSink, MQTT_SINK, type MqttSinkOptions } from '../upstream/mqttSink.ts';
import type { Sink } from '../upstream/sink.ts';
import { createWebhookSink, webhookSink } from '../upstream/webhook/webhookSink.ts';
import { createNamedSet } from './namedSet.ts';

/** What the sinks are made of. */
type SinkConfig = Pick<Config, 'name' | 'mqtt' | 'webhooks'>;

/** The sinks of a gateway: the broker, and the webhooks of its configuration. */
export interface SinkSet {
  /** the broker's first */
  all(): readonly Sink[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends those that are gone or differ, and begins those that are new; one that differs goes on at its own cursor. */
  change(wanted: SinkConfig): Promise<void>;
}

export interface SinkSetOptions extends Pick<MqttSinkOptions, 'outbox' | 'registry' | 'document' | 'clock' | 'random'> {
  readonly config: SinkConfig;
  /** to the broker that is configured, or to the embedded one */
  readonly access: (mqtt: Config['mqtt']) => ReadAccess;
  readonly log: Logger;
  readonly onState: (part: string) => (state: PartState) => void;
}

/** Rows that hold all that a sink depends on: one that differs in anything is begun anew. */
function rowsOf({ name: gateway, mqtt, webhooks }: SinkConfig) {
  return {
    brokers: [{ name: MQTT_SINK, gateway, mqtt }],
    hooks: webhooks.map((webhook) => ({ ...webhook, gateway })),
  };
}

export function createSinkSet({ config, access, log, onState, ...shared }: SinkSetOptions): SinkSet {
  const { outbox } = shared;
  const first = rowsOf(config);
  outbox.begin(MQTT_SINK, 'beginning');
  const brokers = createNamedSet(first.brokers, ({ name, gateway, mqtt }) =>
    createMqttSink({
      ...{ ...shared, gateway, access: () => access(mqtt), prefix: mqtt.topic, shelved: mqtt.shelved },
      onState: onState(name),
    }),
  );
  const hooks = createNamedSet(first.hooks, (webhook) => {
    const name = webhookSink(webhook.name);
    // it has its cursor before anything is pruned by the cursors of the others
    outbox.begin(name, webhook.from);
    return createWebhookSink({ ...shared, ...webhook, onState: onState(name) });
  });
  const all = (): readonly Sink[] => [...brokers.all(), ...hooks.all()];

  function forgetOthers(): void {
    for (const { sink, pending } of outbox.retain([DESK_CURSOR, ...all().map(({ name }) => name)])) {
      log.warn(
        coded('sink-gone', { sink, pending }),
        'a sink is not configured any more: what it had before it is lost',
      );
    }
  }

  forgetOthers();

  return {
    all,
    async start() {
      await Promise.all([brokers.start(), hooks.start()]);
    },
    async stop() {
      await Promise.all([brokers.stop(), hooks.stop()]);
    },
    async change(wanted) {
      const rows = rowsOf(wanted);
      await Promise.all([brokers.change(rows.brokers), hooks.change(rows.hooks)]);
      forgetOthers();
    },
  };
}
