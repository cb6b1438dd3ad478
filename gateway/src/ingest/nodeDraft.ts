import type { ReplayWindow } from '@lidwatch/protocol';
import type { Configured } from '../orders/configuration.ts';
import { type Errand, nextDownlink } from '../orders/errand.ts';
import type { Order } from '../orders/order.ts';
import type { NodeRecord, NodeUpdate } from '../store/types.ts';
import { type AckRoutes, acksOf, type Downlink, leastCounter } from './downlinks.ts';

/** A node as the batch leaves it. The record in the registry stays as it is until the commit. */
export interface NodeDraft {
  readonly before: NodeRecord;
  window: ReplayWindow;
  heartbeatMs: number | undefined;
  link: string | undefined;
  said: Record<string, number | string> | undefined;
  /** frames of it in the batch */
  frames: number;
  /** receive time of its newest frame in the batch */
  heardAt: number;
  /** the way that it came */
  from: string;
  profile: NodeRecord['profile'];
  readonly acks: AckRoutes;
  readonly errandBefore: Errand;
  errand: Errand;
}

export function draftNode(before: NodeRecord, errand: Errand): NodeDraft {
  const { window, heartbeatMs, link } = before;
  const heard = { said: undefined, frames: 0, heardAt: 0, from: '', profile: before.profile };
  return { before, window, heartbeatMs, link, ...heard, acks: new Map(), errandBefore: errand, errand };
}

/** A node listens so long behind its frame, ms (firmware/CORE.md, Sending). */
const LISTENS_MS = 3_000;

interface SettledNode {
  readonly update: NodeUpdate;
  /** in the order in which they are to be sent */
  readonly downlinks: readonly Downlink[];
  /** undefined where it is as it was */
  readonly configured: Configured | undefined;
  /** those that have changed */
  readonly orders: readonly Order[];
}

/**
 * The node's new record, with the downlink counters that its acknowledgements use up, and what is to be brought to it:
 * one message behind them, if at `now` it can still be listening on the way on which it was heard last. Under a clock
 * that is wrong nothing is ordered: nobody could say how much of a maintenance window is left.
 */
export function settleNode(draft: NodeDraft, now: number, clockIsWrong: boolean): SettledNode {
  const { before, window, heartbeatMs, link, said, heardAt, from, profile, errandBefore } = draft;
  const down = Math.max(before.down, leastCounter(heardAt));
  const downlinks = [...acksOf(before.node, draft.acks, down)];
  const listens = link !== undefined && now - heardAt < LISTENS_MS;
  const next = listens && !clockIsWrong ? nextDownlink(draft.errand, now) : undefined;
  if (next && link !== undefined) {
    downlinks.push({
      node: before.node,
      counter: down + downlinks.length,
      message: next.message,
      link,
      to: from,
      profile,
    });
  }
  const { configured, orders } = next?.errand ?? draft.errand;
  const node: NodeRecord = { ...before, window, heartbeatMs, link, down: down + downlinks.length };
  return {
    update: said ? { node, said } : { node },
    downlinks,
    configured: configured === errandBefore.configured ? undefined : configured,
    orders: orders.filter((order, i) => order !== errandBefore.orders[i]),
  };
}
