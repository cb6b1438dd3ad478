import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../gateway/src/parts/clock.ts';
import type { PartState } from '../../gateway/src/parts/state.ts';
import { createRak3172Transport, type Rak3172Options } from '../../gateway/src/transports/rak3172.ts';
import type { RawFrame, Transport } from '../../gateway/src/transports/transport.ts';
import { until } from './until.ts';

export interface RakRig {
  readonly transport: Transport;
  readonly frames: RawFrame[];
  readonly states: PartState[];
  up(): Promise<void>;
}

/** The RAK3172 transport on a port; stopped with the test. */
export function createRakRig(path: string, more: Partial<Rak3172Options> = {}, clock: Clock = systemClock): RakRig {
  const frames: RawFrame[] = [];
  const states: PartState[] = [];
  const transport = createRak3172Transport({
    name: 'roof',
    path,
    baud: 115_200,
    frequency: 869_525_000,
    sf: 9,
    bw: 125,
    cr: 1,
    preamble: 8,
    power: 14,
    clock,
    random: () => 0,
    onFrame: (frame) => void frames.push(frame),
    onState: (state) => void states.push(state),
    ...more,
  });
  onTestFinished(() => transport.stop());
  return {
    transport,
    frames,
    states,
    up: () => until('the link is up', 10_000, () => transport.state().status === 'up'),
  };
}
