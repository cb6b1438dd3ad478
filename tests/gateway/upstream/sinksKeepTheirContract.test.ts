import { describe } from 'vitest';
import { MQTT_SINK } from '../../../gateway/src/upstream/mqttSink.ts';
import { startScriptedBroker } from '../../support/scriptedBroker.ts';
import { type Delivery, type Mood, sinkContract } from '../../support/sinkContract.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { startWebhookReceiver } from '../../support/webhookReceiver.ts';
import { createWebhookRig } from '../../support/webhookRig.ts';

const CONNACK_5 = Uint8Array.of(0x20, 3, 0, 0, 0);

describe('the MQTT sink', () =>
  sinkContract({
    name: MQTT_SINK,
    patience: 15_000,
    async receiver() {
      let now: Mood = 'well';
      const broker = await startScriptedBroker({
        connect: () => (now === 'gone' ? undefined : CONNACK_5),
        publish: (_payload, id) => (now === 'well' ? Uint8Array.of(0x40, 2, ...id) : undefined),
      });
      return {
        mood(mood) {
          now = mood;
        },
        got: () =>
          broker.published
            .filter((payload) => payload.includes('specversion'))
            .map((payload) => JSON.parse(payload) as Delivery),
        sink: (store, clock) => createSinkRig({ url: () => broker.url, store, clock }).sink,
      };
    },
  }));

describe.each(['structured', 'batch'] as const)('the webhook sink, %s', (mode) =>
  sinkContract({
    name: 'webhook room',
    patience: 2_000,
    async receiver() {
      const receiver = await startWebhookReceiver();
      const well = receiver.answer;
      return {
        mood(mood) {
          if (mood === 'well') receiver.answer = well;
          else receiver.answer = (_post, _response, socket) => void (mood === 'gone' && socket.destroy());
        },
        got: () =>
          receiver.posts.flatMap(({ body }) => {
            const found = JSON.parse(body) as Delivery | Delivery[];
            return Array.isArray(found) ? found : [found];
          }),
        sink: (store, clock) => createWebhookRig(receiver.url, { mode }, clock, store).sink,
      };
    },
  }),
);
