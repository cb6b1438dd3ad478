import type { Stream } from '../random/stream.ts';
import type { Vector } from './vector.ts';

/** Acceleration beside gravity for a while. Board axes: z is along gravity, but for the few degrees of the mounting. */
export interface Shake {
  readonly start: number;
  readonly end: number;
  /** Adds the acceleration at `t` (mg) to `out`; nothing outside start..end. */
  add(t: number, out: Vector): void;
}

/** Of the vertical peak, what reaches each horizontal axis. ASSUMED. */
const SIDEWAYS = 0.3;

/**
 * One blow: a damped oscillation, down to 5 % of `peak` mg after `ms`. ASSUMED for a lid under an axle
 * (30..80 Hz, 50..150 ms: facts of the domain).
 */
export function blow(random: Stream, start: number, peak: number, ms: number, hertz: number): Shake {
  const decay = 3 / ms;
  const phase = random.between(0.2, 0.8) * Math.PI;
  const x = random.between(-SIDEWAYS, SIDEWAYS);
  const y = random.between(-SIDEWAYS, SIDEWAYS);
  const end = start + ms;
  return {
    start,
    end,
    add(t, out) {
      if (t < start || t >= end) return;
      const a = peak * Math.exp(-decay * (t - start)) * Math.sin((2 * Math.PI * hertz * (t - start)) / 1000 + phase);
      out.x += a * x;
      out.y += a * y;
      out.z += a;
    },
  };
}

/** Hands or a crowbar at work: three slow waves of 0.5..3 Hz, together never more than `peak` mg an axis. ASSUMED. */
export function handling(random: Stream, start: number, ms: number, peak: number): Shake {
  const waves = ([1, 2, 3] as const).map(() => ({
    hertz: random.between(0.5, 3),
    phase: random.between(0, 2 * Math.PI),
    x: random.between(-1, 1),
    y: random.between(-1, 1),
    z: random.between(-1, 1),
  }));
  const share = peak / waves.length;
  const end = start + ms;
  return {
    start,
    end,
    add(t, out) {
      if (t < start || t >= end) return;
      for (const wave of waves) {
        const a = share * Math.sin((2 * Math.PI * wave.hertz * (t - start)) / 1000 + wave.phase);
        out.x += a * wave.x;
        out.y += a * wave.y;
        out.z += a * wave.z;
      }
    },
  };
}

/**
 * Iron dragged over iron: a slow wave of `peak` mg across gravity and a little of its second harmonic. ASSUMED:
 * 0.5..2 Hz in one direction (under 5 deg of change, more than 1 s of 0.1..0.5 g: facts of the domain).
 */
export function dragging(random: Stream, start: number, ms: number, peak: number): Shake {
  const heading = random.between(0, 2 * Math.PI);
  const hertz = random.between(0.5, 2);
  const phase = random.between(0, 2 * Math.PI);
  const end = start + ms;
  return {
    start,
    end,
    add(t, out) {
      if (t < start || t >= end) return;
      const turn = (2 * Math.PI * hertz * (t - start)) / 1000 + phase;
      const a = peak * (0.8 * Math.sin(turn) + 0.2 * Math.sin(2 * turn));
      out.x += a * Math.cos(heading);
      out.y += a * Math.sin(heading);
    },
  };
}
