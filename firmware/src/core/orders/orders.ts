import { ACTION, type Downlink, KEY, TYPE } from '@lidwatch/protocol';
import type { Core } from '../core.ts';
import type { Uplink } from '../link/uplink.ts';
import type { Outgoing } from '../messages/outgoing.ts';
import type { MaintenanceWindow } from '../modes/maintenance.ts';
import type { Zeroing } from '../modes/zeroing.ts';
import { AT } from '../store/memory.ts';
import { configure } from './configure.ts';

/** What the node does about an order. */
export interface OrderEvents {
  /** the mode may have changed */
  settle(): void;
  /** the settings may have changed */
  configured(): void;
  /** the maintenance window was closed */
  ended(): void;
}

/** ms that a node takes to leave before it starts anew: the order's counter is stored by then */
const REBOOT = 1000;

/** Obeys one downlink: stores what it changed, together with its counter, and answers it. */
export function createOrders(
  { hal, timers, words, commit }: Core,
  outgoing: Outgoing,
  uplink: Uplink,
  maintenance: MaintenanceWindow,
  zeroing: Zeroing,
  node: OrderEvents,
): (d: Downlink) => void {
  const leave = timers.create(() => hal.reboot());

  function acknowledge({ values, list }: Downlink): void {
    let any = false;
    for (let i = 0; i < (values[KEY.seqs] as number); i += 1) {
      if (uplink.acknowledged(list[i] as number)) any = true;
    }
    if (any) commit();
  }

  /** What asks for an answer gets it when it is done; the answer is stored with the order's counter, or the counter alone. */
  function maintain(action: number, minutes: number): void {
    if (action === ACTION.begin) {
      outgoing.maintenance(action, maintenance.begin(minutes));
      node.settle();
    } else if (action === ACTION.end) {
      maintenance.end();
      node.ended();
    } else if (action === ACTION.log) {
      outgoing.log();
    } else if (action === ACTION.cell) {
      words[AT.used] = 0;
      outgoing.maintenance(action, 0);
    } else {
      commit();
      if (action === ACTION.rezero) zeroing.begin(true);
      if (action === ACTION.reboot) leave.set(REBOOT);
    }
  }

  return (d) => {
    const type = d.values[KEY.type];
    if (type === TYPE.ack) {
      acknowledge(d);
    } else if (type === TYPE.config) {
      configure(d, words, outgoing);
      node.configured();
    } else {
      maintain(d.values[KEY.action] as number, d.values[KEY.minutes] as number);
    }
    uplink.heard();
  };
}
