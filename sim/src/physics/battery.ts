import type { Stream } from '../random/stream.ts';

export interface Battery {
  /** millivolts under load at this temperature (degC) */
  voltage(now: number, temperature: number): number;
  /** The same at 20 degC, without the scatter of the reading. */
  level(now: number): number;
  /** The cell goes to this voltage in the next `ms` (20 degC, under load), and stays there. */
  set(now: number, millivolts: number, ms: number): void;
}

/** ASSUMED: a lithium thionyl chloride cell under a 40 mA pulse loses 3 mV a degree below 20 degC, unless the cover says otherwise. */
export const COLD = 3;
/** ASSUMED: a 10-bit ADC behind a divider scatters by 5 mV. */
const SCATTER = 5;

/** The discharge curve of such a cell is flat almost to its end, so the level is what the scenario says. */
export function createBattery(random: Stream, millivolts: number, cold: number): Battery {
  let fade = { start: 0, end: 0, from: millivolts, to: millivolts };

  function level(now: number): number {
    if (now >= fade.end) return fade.to;
    return fade.from + ((fade.to - fade.from) * (now - fade.start)) / (fade.end - fade.start);
  }

  return {
    level,
    voltage: (now, temperature) =>
      Math.round(level(now) - cold * Math.max(0, 20 - temperature) + random.between(-SCATTER, SCATTER)),
    set(now, value, ms) {
      fade = { start: now, end: now + ms, from: level(now), to: value };
    },
  };
}
