import type { Logger } from 'pino';
import type { WebhookConfig } from '../config/webhookSchema.ts';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import type { PartState } from '../parts/state.ts';
import type { Outbox } from '../store/outbox.ts';
import { MQTT_SINK, type MqttSink } from '../upstream/mqttSink.ts';
import type { Sink } from '../upstream/sink.ts';
import { createWebhookSink, webhookSink } from '../upstream/webhook/webhookSink.ts';
import { createNamedSet } from './namedSet.ts';

/** The sinks of a gateway: the broker, and the webhooks of its configuration. */
export interface SinkSet {
  /** the broker's first */
  all(): readonly Sink[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends those that are gone or differ, and begins those that are new; one that differs goes on at its own cursor. */
  change(wanted: readonly WebhookConfig[]): Promise<void>;
}

export interface SinkSetOptions {
  readonly mqtt: MqttSink;
  readonly webhooks: readonly WebhookConfig[];
  /** name of the gateway */
  readonly gateway: string;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (part: string) => (state: PartState) => void;
}

export function createSinkSet({ mqtt, webhooks, log, onState, ...shared }: SinkSetOptions): SinkSet {
  const { outbox } = shared;
  outbox.begin(MQTT_SINK, 'beginning');
  const hooks = createNamedSet(webhooks, (webhook) => {
    const name = webhookSink(webhook.name);
    // it has its cursor before anything is pruned by the cursors of the others
    outbox.begin(name, webhook.from);
    return createWebhookSink({ ...shared, ...webhook, onState: onState(name) });
  });
  const all = (): readonly Sink[] => [mqtt, ...hooks.all()];

  function forgetOthers(): void {
    for (const { sink, pending } of outbox.retain(all().map(({ name }) => name))) {
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
      await Promise.all([mqtt.start(), hooks.start()]);
    },
    async stop() {
      await Promise.all([mqtt.stop(), hooks.stop()]);
    },
    async change(wanted) {
      await hooks.change(wanted);
      forgetOthers();
    },
  };
}
