import type { Modulation } from './airtime.ts';

/** How the nodes of a cell reach their gateway. */
export interface RadioPlan extends Modulation {
  /** Hz */
  readonly frequency: number;
  /** NETWORKID of the modules: 3..15 or 18 */
  readonly network: number;
  /** share of frames that fade, either way, beside those that collide: 0..1 */
  readonly loss: number;
  /** share of uplinks that reach the gateway twice: 0..1 */
  readonly duplicates: number;
  /** ms between the end of a frame on the air and its last byte on the gateway's link: least, most */
  readonly latency: readonly [number, number];
  /** share of each hour that a transmitter may use; 1 where nothing is regulated */
  readonly dutyCycle: number;
}

export const DEFAULT_PLAN: RadioPlan = {
  spreading: 7,
  bandwidth: 125,
  codingRate: 1,
  preamble: 12,
  frequency: 868_100_000,
  network: 18,
  loss: 0.065,
  duplicates: 0.002,
  latency: [20, 60],
  dutyCycle: 0.01,
};
