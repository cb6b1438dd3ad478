import { ACTION, type Downlink, TYPE } from '@lidwatch/protocol';
import type { Uplink } from '../link/uplink.ts';
import type { Outgoing } from '../messages/outgoing.ts';
import type { MaintenanceWindow } from '../modes/maintenance.ts';
import type { Zeroing } from '../modes/zeroing.ts';
import type { Memory } from '../store/memory.ts';
import { configure } from './configure.ts';

export interface OrderParts {
  memory: Memory;
  commit(): boolean;
  outgoing: Outgoing;
  uplink: Uplink;
  maintenance: MaintenanceWindow;
  zeroing: Zeroing;
  /** the mode may have changed */
  settle(): void;
  /** the settings have changed */
  configured(): void;
  /** the maintenance window was closed */
  ended(): void;
}

/** Obeys one downlink: stores what it changed, together with its counter, and answers it. */
export function createOrders(parts: OrderParts): (d: Downlink) => void {
  const { memory, commit, outgoing, uplink, maintenance, zeroing } = parts;

  function acknowledge(d: Downlink): void {
    let any = false;
    for (let i = 0; i < d.seqCount; i += 1) {
      if (uplink.acknowledged(d.seqs[i] as number)) any = true;
    }
    if (any) commit();
  }

  function maintain(d: Downlink): void {
    if (d.action === ACTION.begin) {
      outgoing.maintenance(ACTION.begin, maintenance.begin(d.minutes));
      parts.settle();
    } else if (d.action === ACTION.end) {
      maintenance.end();
      parts.ended();
    } else if (d.action === ACTION.rezero) {
      // the answer comes when it is done
      commit();
      zeroing.begin(true);
    }
  }

  return (d) => {
    if (d.type === TYPE.ack) {
      acknowledge(d);
    } else if (d.type === TYPE.config) {
      if (configure(d, memory, commit, outgoing)) parts.configured();
    } else {
      maintain(d);
    }
    uplink.heard();
  };
}
