import { createTally, type Tally } from '../parts/tally.ts';
import type { RawFrame, SendResult, Transport } from './transport.ts';

/** A figure of the frames that were heard: of the last one, and in the long run (each counts a sixteenth). */
export interface Signal {
  readonly last: number;
  readonly mean: number;
}

/** What can be said of any link by the frames that pass it; no transport keeps these itself. */
export interface LinkFigures {
  /** bytes of the frames received and sent */
  readonly bytes: Tally<'up' | 'down'>;
  /** dBm; undefined until a frame has told it */
  rssi(): Signal | undefined;
  /** dB */
  snr(): Signal | undefined;
  /** ms since the epoch: when the last frame came in; undefined before the first */
  heardAt(): number | undefined;
}

const WEIGHT = 1 / 16;

function follow(signal: Signal | undefined, last: number | undefined): Signal | undefined {
  if (last === undefined) return signal;
  return { last, mean: signal ? signal.mean + (last - signal.mean) * WEIGHT : last };
}

export function createLinkMeter() {
  const bytes = createTally<'up' | 'down'>();
  let rssi: Signal | undefined;
  let snr: Signal | undefined;
  let heardAt: number | undefined;
  const figures: LinkFigures = { bytes, rssi: () => rssi, snr: () => snr, heardAt: () => heardAt };
  return {
    figures,
    heard(frame: RawFrame): void {
      bytes.add('up', frame.bytes.length);
      rssi = follow(rssi, frame.rssi);
      snr = follow(snr, frame.snr);
      heardAt = frame.receivedAt;
    },
    /** The transport's `send`, counted. */
    sending(send: Transport['send']): Transport['send'] {
      return async (to, frame, purpose): Promise<SendResult> => {
        const result = await send(to, frame, purpose);
        if (result === 'sent') bytes.add('down', frame.length);
        return result;
      };
    },
  };
}
