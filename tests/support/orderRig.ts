import type { ConfigDocument } from '../../gateway/src/documents/configDocument.ts';
import { type OrderDocument, orderDocument } from '../../gateway/src/documents/orderDocument.ts';
import type { OrderKind } from '../../gateway/src/orders/order.ts';
import type { SomeSettings } from '../../gateway/src/orders/settings.ts';
import { createFakeNode, type FakeNode } from './fakeNode.ts';
import { createIngestRig, type IngestRig } from './ingestRig.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { createObedientNode, type ObedientNode } from './obedientNode.ts';
import { configOf } from './storeRig.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** Is this frame heard? Up: from the node. */
type Radio = (direction: 'up' | 'down') => boolean;

/** One obedient node under cover C-1, and a gateway that can be started anew on the same folder. */
export interface OrderRig {
  readonly clock: ManualClock;
  readonly fake: FakeNode;
  readonly node: ObedientNode;
  rig: IngestRig;
  set(settings: SomeSettings): void;
  order(kind: OrderKind, forMs?: number): void;
  config(): ConfigDocument;
  /** newest first */
  orders(): readonly OrderDocument[];
  /** The node wakes, and both speak until neither has anything to say. */
  wake(radio?: Radio): void;
  /** Frames to the gateway, its answers to the node, and so on. */
  exchange(frames: readonly Uint8Array[], radio?: Radio): void;
  restart(): void;
}

export function createOrderRig(): OrderRig {
  const clock = createManualClock();
  const folder = temporaryFolder();
  const fake = createFakeNode(1);
  const node = createObedientNode(fake);
  const start = () => createIngestRig({ nodes: [fake], folder, clock });

  const self: OrderRig = {
    clock,
    fake,
    node,
    rig: start(),
    set: (settings) => void self.rig.store.configs.desire('C-1', () => settings, clock.now()),
    order(kind, forMs = 86_400_000) {
      const askedAt = clock.now();
      self.rig.store.orders.add({ cover: 'C-1', kind, askedAt, expiresAt: askedAt + forMs });
    },
    config: () => configOf(self.rig.store, 'C-1'),
    orders: () => self.rig.store.orders.list('C-1', 50).map((order) => orderDocument(order, clock.now())),
    wake(radio) {
      self.exchange(node.wake(), radio);
    },
    exchange(frames, radio = () => true) {
      let air = frames;
      // an endless conversation would be a fault
      for (let turn = 0; air.length > 0; turn += 1) {
        if (turn > 50) throw new Error('node and gateway do not come to an end');
        const answers: Uint8Array[] = [];
        for (const frame of air) {
          if (!radio('up')) continue;
          if (node.tells(frame)) node.isUntold = false;
          const before = self.rig.sent.length;
          self.rig.take(frame);
          for (const { bytes } of self.rig.sent.slice(before)) if (radio('down')) answers.push(...node.hear(bytes));
        }
        air = answers;
      }
    },
    restart() {
      self.rig.store.close();
      self.rig = start();
    },
  };
  return self;
}
