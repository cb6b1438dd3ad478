import { FLAG } from '@lidwatch/protocol';
import { expect, it } from 'vitest';
import type { OrderKind } from '../../gateway/src/orders/order.ts';
import { createIngestRig } from '../support/ingestRig.ts';
import { createNodeBench } from '../support/nodeBench.ts';
import { configOf } from '../support/storeRig.ts';

const NODE = 0x4c570001;
const KEY = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const STEP_MS = 100;

/** The firmware's core and the gateway's ingest on one virtual clock, with nothing but frames between them. */
function createPair() {
  const bench = createNodeBench();
  const rig = createIngestRig({ nodes: [{ node: NODE, key: KEY }] });
  bench.gateway.acknowledges = () => false;
  let taken = 0;

  return {
    bench,
    minutes(n: number): void {
      for (let ms = 0; ms < n * 60_000; ms += STEP_MS) {
        bench.run(STEP_MS);
        for (const { frame } of bench.gateway.received.slice(taken)) {
          rig.ingest.push({ bytes: frame, link: 'air', from: 'node', receivedAt: rig.clock.now() });
        }
        taken = bench.gateway.received.length;
        const before = rig.sent.length;
        rig.clock.advance(STEP_MS);
        for (const { bytes } of rig.sent.slice(before)) bench.gateway.transmit(bytes);
      }
    },
    set: (settings: Readonly<Record<string, number>>) =>
      void rig.store.configs.desire('C-1', () => settings, rig.clock.now()),
    config: () => configOf(rig.store, 'C-1'),
    order(kind: OrderKind): void {
      rig.store.orders.add({ cover: 'C-1', kind, askedAt: rig.clock.now(), expiresAt: rig.clock.now() + 86_400_000 });
    },
    newestOrder: () => rig.store.orders.list('C-1', 1)[0],
    lastFlags: () => bench.gateway.of('status').at(-1)?.message.flags ?? 0,
    configsReported: () => bench.gateway.of('report').length,
  };
}

it('the firmware takes a configuration from the gateway, reports it, and is sent it once', () => {
  const pair = createPair();
  pair.bench.install();
  pair.minutes(2);
  pair.set({
    heartbeat: 5,
    tiltTrigger: 200,
    tiltClear: 90,
    waterRaise: 400,
    waterClear: 250,
    waterPeriod: 30,
    waterDatum: 1800,
  });
  // nothing is heard of it until it speaks by itself
  pair.minutes(13 * 60);
  expect(pair.config()).toMatchObject({ state: 'applied', hashMatches: true, reported: { version: 2 } });
  expect(pair.configsReported()).toBe(2);
  const statuses = pair.bench.gateway.of('status').length;
  pair.minutes(20);
  expect(pair.bench.gateway.of('status').length - statuses).toBeGreaterThanOrEqual(3);
  expect(pair.configsReported()).toBe(2);
});

it('the firmware enters and leaves maintenance, and learns a zero, when the gateway asks for it', () => {
  const pair = createPair();
  pair.bench.install();
  pair.minutes(2);
  pair.set({ heartbeat: 2 });
  pair.minutes(13 * 60);
  for (const [kind, flag] of [
    ['begin', FLAG.maintenance],
    ['rezero', FLAG.maintenance],
    ['end', 0],
  ] as const) {
    pair.order(kind);
    pair.minutes(10);
    expect(pair.newestOrder()).toMatchObject({ kind, state: 'done' });
    expect(pair.lastFlags() & FLAG.maintenance).toBe(flag);
  }
});
