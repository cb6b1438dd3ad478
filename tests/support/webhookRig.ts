import { onTestFinished } from 'vitest';
import { RULE_NAMES } from '../../gateway/src/detect/types.ts';
import { type Clock, systemClock } from '../../gateway/src/parts/clock.ts';
import type { PartState } from '../../gateway/src/parts/state.ts';
import type { Store } from '../../gateway/src/store/store.ts';
import type { Sink } from '../../gateway/src/upstream/sink.ts';
import {
  createWebhookSink,
  type WebhookSettings,
  webhookSink,
} from '../../gateway/src/upstream/webhook/webhookSink.ts';
import { batch, openTestStore, tilted } from './storeRig.ts';

export interface WebhookRig {
  readonly store: Store;
  readonly sink: Sink;
  readonly states: PartState[];
  /** Queues so many events, each raised, and tells the sink; their CloudEvents ids. */
  queue(count: number): string[];
}

/** A webhook sink over a real database. The gateway is called `depot`, the sink `webhook room`. */
export function createWebhookRig(
  url: string,
  more: Partial<WebhookSettings> = {},
  clock: Clock = systemClock,
  store = openTestStore(),
): WebhookRig {
  const states: PartState[] = [];
  const settings: WebhookSettings = {
    ...{ name: 'room', url, mode: 'structured', atOnce: 50, timeoutMs: 2_000 },
    ...{ severity: 'info', rules: RULE_NAMES, incidents: true, shelved: true, headers: {} },
    ...more,
  };
  store.outbox.begin(webhookSink('room'), 'beginning');
  const sink = createWebhookSink({
    ...settings,
    ...{ gateway: 'depot', outbox: store.outbox, clock, random: () => 0 },
    onState: (state) => void states.push(state),
  });
  onTestFinished(() => sink.stop());
  let made = store.outbox.bounds().newest;
  return {
    store,
    sink,
    states,
    queue(count) {
      const events = Array.from({ length: count }, () => {
        made += 1;
        return tilted('C-1', made * 1_000);
      });
      const whole = batch({ events });
      sink.wake(whole, store.commit(whole, clock.now()));
      return events.map(({ id }) => `${id}:raised`);
    },
  };
}
