import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../gateway/src/parts/clock.ts';
import type { PartState } from '../../gateway/src/parts/state.ts';
import { createRylr998Transport, type Rylr998Options } from '../../gateway/src/transports/rylr998.ts';
import type { RawFrame, Transport } from '../../gateway/src/transports/transport.ts';
import { until } from './until.ts';

export interface RylrRig {
  readonly transport: Transport;
  readonly frames: RawFrame[];
  readonly states: PartState[];
  up(): Promise<void>;
}

/** The RYLR998 transport on a port; stopped with the test. */
export function createRylrRig(path: string, more: Partial<Rylr998Options> = {}, clock: Clock = systemClock): RylrRig {
  const frames: RawFrame[] = [];
  const states: PartState[] = [];
  const transport = createRylr998Transport({
    name: 'roof',
    path,
    baud: 115_200,
    address: 1,
    network: 18,
    band: 868_100_000,
    parameter: '9,7,1,12',
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
