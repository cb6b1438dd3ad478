import type { Stream } from '../random/stream.ts';

export interface Signal {
  /** dBm */
  readonly rssi: number;
  /** dB */
  readonly snr: number;
}

/** Thermal noise in 125 kHz (-123 dBm) and a receiver's noise figure of 6 dB. */
const NOISE_FLOOR = -117;
/** A module reports no better than this however near the sender is. */
const BEST_SNR = 12;

/**
 * How loud one node is at the gateway. ASSUMED: node by node -90 +-8 dBm (under iron, within 1 km), frame by frame
 * +-2 dB. Loss does not follow from it: scenarios give loss as a figure, as the measured links do.
 */
export function createPath(random: Stream): () => Signal {
  const mean = Math.max(-110, Math.min(-60, -90 + 8 * random.normal()));
  return () => {
    const rssi = Math.round(mean + 2 * random.normal());
    return { rssi, snr: Math.min(BEST_SNR, rssi - NOISE_FLOOR) };
  };
}
