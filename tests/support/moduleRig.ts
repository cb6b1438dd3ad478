import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../gateway/src/parts/clock.ts';
import type { PartState } from '../../gateway/src/parts/state.ts';
import { createRak3172Transport, type Rak3172Options } from '../../gateway/src/transports/rak3172.ts';
import { createRylr998Transport, type Rylr998Options } from '../../gateway/src/transports/rylr998.ts';
import type { RawFrame, Transport } from '../../gateway/src/transports/transport.ts';
import { until } from './until.ts';

export interface ModuleRig {
  readonly transport: Transport;
  readonly frames: RawFrame[];
  readonly states: PartState[];
  up(): Promise<void>;
}

type Hearing = Pick<Rak3172Options, 'onFrame' | 'onState'>;

/** The transport of a LoRa module; stopped with the test. */
function createModuleRig(create: (hearing: Hearing) => Transport): ModuleRig {
  const frames: RawFrame[] = [];
  const states: PartState[] = [];
  const transport = create({
    onFrame: (frame) => void frames.push(frame),
    onState: (state) => void states.push(state),
  });
  onTestFinished(() => transport.stop());
  return {
    transport,
    frames,
    states,
    up: () => until('the link is up', 10_000, () => transport.state().status === 'up'),
  };
}

export function createRakRig(path: string, more: Partial<Rak3172Options> = {}, clock: Clock = systemClock): ModuleRig {
  const radio = { frequency: 869_525_000, sf: 9, bw: 125, cr: 1, preamble: 8, power: 14 } as const;
  return createModuleRig((hearing) =>
    createRak3172Transport({
      ...{ name: 'roof', path, baud: 115_200, clock, random: () => 0 },
      ...{ ...radio, ...hearing, ...more },
    }),
  );
}

export function createRylrRig(path: string, more: Partial<Rylr998Options> = {}, clock: Clock = systemClock): ModuleRig {
  const radio = { address: 1, network: 18, band: 868_100_000, parameter: '9,7,1,12' };
  return createModuleRig((hearing) =>
    createRylr998Transport({
      ...{ name: 'roof', path, baud: 115_200, clock, random: () => 0 },
      ...{ ...radio, ...hearing, ...more },
    }),
  );
}
