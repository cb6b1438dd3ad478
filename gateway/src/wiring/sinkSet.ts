import type { Logger } from 'pino';
import type { WebhookConfig } from '../config/webhookSchema.ts';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import type { PartState } from '../parts/state.ts';
import type { Outbox } from '../store/outbox.ts';
import { MQTT_SINK, type MqttSink } from '../upstream/mqttSink.ts';
import type { Sink } from '../upstream/sink.ts';
import { createWebhookSink, webhookSink } from '../upstream/webhook/webhookSink.ts';

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
  const sinks = new Map<string, { readonly sink: Sink; readonly text: string }>();
  let isStarted = false;

  function add(webhook: WebhookConfig): Sink {
    const name = webhookSink(webhook.name);
    // it has its cursor before anything is pruned by the cursors of the others
    outbox.begin(name, webhook.from);
    const sink = createWebhookSink({ ...shared, ...webhook, onState: onState(name) });
    sinks.set(webhook.name, { sink, text: JSON.stringify(webhook) });
    return sink;
  }

  function forgetOthers(): void {
    const names = [mqtt, ...[...sinks.values()].map(({ sink }) => sink)].map(({ name }) => name);
    for (const { sink, pending } of outbox.retain(names)) {
      log.warn(
        coded('sink-gone', { sink, pending }),
        'a sink is not configured any more: what it had before it is lost',
      );
    }
  }

  outbox.begin(MQTT_SINK, 'beginning');
  for (const webhook of webhooks) add(webhook);
  forgetOthers();

  const all = (): readonly Sink[] => [mqtt, ...[...sinks.values()].map(({ sink }) => sink)];
  return {
    all,
    async start() {
      isStarted = true;
      await Promise.all(all().map((sink) => sink.start()));
    },
    async stop() {
      isStarted = false;
      await Promise.all(all().map((sink) => sink.stop()));
    },
    async change(wanted) {
      const texts = new Map(wanted.map((one) => [one.name, JSON.stringify(one)]));
      const gone = [...sinks].filter(([name, { text }]) => texts.get(name) !== text);
      await Promise.all(gone.map(([, { sink }]) => sink.stop()));
      for (const [name] of gone) sinks.delete(name);
      const fresh = wanted.filter(({ name }) => !sinks.has(name)).map(add);
      forgetOthers();
      if (isStarted) await Promise.all(fresh.map((sink) => sink.start()));
    },
  };
}
