/** What history is kept of, with the number under which a roll-up holds it. Numbers are never used twice. */
interface SignalSpec {
  readonly unit: string;
  /** roll-ups hold whole numbers of 1/scale: what is added up in any order gives the same sum only then */
  readonly scale: number;
  /**
   * frame: said of a frame, not of a sample. Of the samples of an alert's series only the newest, beside which its flags
   * stand, counts.
   */
  readonly of: 'sample' | 'frame';
}

const spec = (unit: string, scale: number, of: SignalSpec['of']): SignalSpec => ({ unit, scale, of });

/** In the order of their numbers, from 0. Scales are those of the protocol's fields, or finer. */
export const HISTORY_SIGNALS = {
  tilt: spec('deg', 10, 'sample'),
  water: spec('mm', 1, 'sample'),
  battery: spec('mV', 1, 'sample'),
  temperature: spec('degC', 10, 'sample'),
  vibration: spec('mg', 1, 'sample'),
  used: spec('mAh', 1, 'sample'),
  rssi: spec('dBm', 1, 'frame'),
  snr: spec('dB', 10, 'frame'),
  /** 1 for each frame with readings */
  frames: spec('', 1, 'frame'),
  impacts: spec('', 1, 'frame'),
  wakes: spec('', 1, 'frame'),
  dropped: spec('', 1, 'frame'),
} as const satisfies Readonly<Record<string, SignalSpec>>;

export type HistorySignal = keyof typeof HISTORY_SIGNALS;

export const SIGNAL_NAMES = Object.keys(HISTORY_SIGNALS) as readonly HistorySignal[];
export const SCALES: readonly number[] = SIGNAL_NAMES.map((name) => HISTORY_SIGNALS[name].scale);

/**
 * A reading's columns in the order of the signals: NULL where it has none. A series' older samples have no flags, and
 * so none of what is said of a frame.
 */
export const SIGNAL_COLUMNS = SIGNAL_NAMES.map((name) => {
  if (HISTORY_SIGNALS[name].of === 'sample') return name;
  return name === 'frames'
    ? 'CASE WHEN flags IS NULL THEN NULL ELSE 1 END'
    : `CASE WHEN flags IS NULL THEN NULL ELSE ${name} END`;
}).join(', ');

/** A value as roll-ups hold it. The bound keeps sums exact, whatever a broken part says. */
export function toScaled(value: number, scale: number): number {
  // + 0: there is no -0 in a row
  return Math.round(Math.min(1e9, Math.max(-1e9, value)) * scale) + 0;
}
