import { onTestFinished } from 'vitest';
import { systemClock } from '../../gateway/src/parts/clock.ts';
import { type CoapOptions, createCoapTransport } from '../../gateway/src/transports/coap.ts';
import type { RawFrame, Transport } from '../../gateway/src/transports/transport.ts';
import { freeUdpPort } from './ports.ts';

export interface CoapRig {
  readonly transport: Transport;
  readonly frames: RawFrame[];
  readonly port: number;
}

/** The CoAP transport on a free port, not started; stopped with the test. */
export async function createCoapRig(more: Partial<CoapOptions> = {}): Promise<CoapRig> {
  const port = await freeUdpPort();
  const frames: RawFrame[] = [];
  const transport = createCoapTransport({
    name: 'constrained',
    host: '127.0.0.1',
    port,
    resource: 'f',
    holdMs: 500,
    clock: systemClock,
    random: () => 0,
    onFrame: (frame) => void frames.push(frame),
    onState: () => undefined,
    ...more,
  });
  onTestFinished(() => transport.stop());
  return { transport, frames, port };
}
