import type { Logger } from 'pino';
import type { InventoryChange } from '../api/inventoryChange.ts';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { type PartState, STOPPED } from '../parts/state.ts';
import { createTokenBucket } from '../parts/tokenBucket.ts';
import type { Batch } from '../store/types.ts';

/** Tells in the log what becomes of parts, events and orders: operators look for it there, too. At a bounded rate. */
export interface Teller {
  part(name: string, state: PartState): void;
  batch(batch: Batch): void;
  /** who has changed what; at no bounded rate, since it is the account of it */
  inventory(change: InventoryChange): void;
}

const AMISS = { degraded: 'part-degraded', down: 'part-down' } as const;

export function createTeller(log: Logger, clock: Clock): Teller {
  const lines = createTokenBucket({ clock, burst: 200, perSecond: 20 });

  function events({ events: changes }: Batch): void {
    for (const { id, cover, transition } of changes) {
      const { rule, kind, severity, value, signal } = transition;
      const withheld = lines.take(kind);
      if (withheld === undefined) continue;
      log.info(coded('event', { event: id, cover, rule, kind, severity, value, signal, withheld }), `event ${kind}`);
    }
  }

  function errands({ configured = [], orders = [] }: Batch): void {
    for (const { cover, kind, state, sendings } of orders) {
      const withheld = lines.take('order');
      if (withheld === undefined) continue;
      log.info(coded('order', { cover, order: kind, state, sendings, withheld }), `order ${state}`);
    }
    for (const { node, configured: now } of configured) {
      const { version, frame, refused, reported } = now;
      const fields = { node, version, sendings: frame?.sendings, refused, reported };
      log.debug(coded('node-config', fields), 'configuration of a node');
    }
  }

  return {
    part(part, { status, reason }) {
      if (status === 'up') log.info(coded('part-up', { part, status }), 'part is up');
      else if (reason === STOPPED) log.info(coded('part-stopped', { part, status }), 'part stopped');
      else log.warn(coded(AMISS[status], { part, status, reason }), `part is ${status}`);
    },
    inventory({ who, what, covers, node, details }) {
      const [cover, ...others] = covers;
      const which = others.length === 0 ? { cover } : { covers: covers.length };
      log.info(
        coded('inventory-changed', { who, what, ...which, node, details }),
        'covers or their nodes were changed',
      );
    },
    batch(batch) {
      events(batch);
      errands(batch);
    },
  };
}
