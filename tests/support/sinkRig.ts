import { onTestFinished } from 'vitest';
import { DEFAULT_RULES } from '../../gateway/src/detect/ruleSettings.ts';
import { coverDocument } from '../../gateway/src/documents/coverDocument.ts';
import { type Clock, systemClock } from '../../gateway/src/parts/clock.ts';
import type { PartState } from '../../gateway/src/parts/state.ts';
import type { Store } from '../../gateway/src/store/store.ts';
import type { Batch } from '../../gateway/src/store/types.ts';
import { createMqttSink, type MqttSink } from '../../gateway/src/upstream/mqttSink.ts';
import { batch, openTestStore } from './storeRig.ts';

export interface SinkRig {
  readonly store: Store;
  readonly sink: MqttSink;
  /** every state that it went through */
  readonly states: PartState[];
  /** commits, and tells the sink */
  commit(parts: Partial<Batch>): void;
}

export interface SinkRigOptions {
  readonly url: () => string | undefined;
  readonly store?: Store;
  readonly clock?: Clock;
  /** is what is shelved sent, too? */
  readonly shelved?: boolean;
  readonly credentials?: { readonly username: string; readonly password: string };
}

/** The MQTT sink over a real database, on the way to whatever broker the test has. The gateway is called `depot`. */
export function createSinkRig({
  url,
  store = openTestStore(),
  clock = systemClock,
  credentials,
  shelved = true,
}: SinkRigOptions): SinkRig {
  const states: PartState[] = [];
  store.registry.refresh();
  const sink = createMqttSink({
    gateway: 'depot',
    access() {
      const at = url();
      return at === undefined ? { ok: false, reason: 'no broker' } : { ...credentials, ok: true, url: at };
    },
    prefix: 'lidwatch',
    shelved,
    outbox: store.outbox,
    registry: store.registry,
    document: (cover) => coverDocument(cover, DEFAULT_RULES),
    clock,
    random: () => 0,
    onState: (state) => void states.push(state),
  });
  onTestFinished(() => sink.stop());
  return {
    store,
    sink,
    states,
    commit(parts) {
      const whole = batch(parts);
      sink.wake(whole, store.commit(whole, clock.now()));
    },
  };
}
