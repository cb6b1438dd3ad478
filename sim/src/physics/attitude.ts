import type { Stream } from '../random/stream.ts';
import { RADIAN, rotate, type Vector, vector } from './vector.ts';

/** 1 g: what an accelerometer at rest reads along its vertical. */
const GRAVITY = 1000;

/** A change of the lid's angle, as smooth as a hand: half a cosine from one rest to the next. */
interface Move {
  readonly start: number;
  readonly end: number;
  /** degrees from the lid's seat */
  readonly from: number;
  readonly to: number;
}

/** How the lid stands, and so which way gravity points in the board's axes. */
export interface Attitude {
  /** degrees from the seat at `t`, which is not before the start of the last move */
  angle(t: number): number;
  /** gravity in mg in the board's axes */
  gravity(t: number, out: Vector): void;
  /** A move to `to` degrees that starts now, from wherever the lid is. */
  move(now: number, ms: number, to: number): Move;
}

/**
 * A lid turns about one horizontal line, its hinge or the edge that a bar lifts it by.
 * ASSUMED: the node is glued in up to 4 deg out of level and at any heading; the hinge lies at any heading.
 */
export function createAttitude(random: Stream): Attitude {
  const lean = random.between(0, 4) * RADIAN;
  const heading = random.between(0, 360) * RADIAN;
  const level = vector(
    GRAVITY * Math.sin(lean) * Math.cos(heading),
    GRAVITY * Math.sin(lean) * Math.sin(heading),
    GRAVITY * Math.cos(lean),
  );
  const line = random.between(0, 360) * RADIAN;
  // the hinge is horizontal: it has no part along gravity
  const hinge = unit(vector(Math.cos(line) * level.z, Math.sin(line) * level.z, 0), level);
  let last: Move = { start: 0, end: 0, from: 0, to: 0 };
  /** gravity at the angle that was asked for last: a lid is at rest nearly always */
  const known = vector(level.x, level.y, level.z);
  let knownAngle = 0;

  function angle(t: number): number {
    if (t >= last.end) return last.to;
    const done = (1 - Math.cos((Math.PI * (t - last.start)) / (last.end - last.start))) / 2;
    return last.from + (last.to - last.from) * done;
  }

  return {
    angle,
    gravity(t, out) {
      const now = angle(t);
      if (now !== knownAngle) rotate(level, hinge, now, known);
      knownAngle = now;
      out.x = known.x;
      out.y = known.y;
      out.z = known.z;
    },
    move(now, ms, to) {
      last = { start: now, end: now + ms, from: angle(now), to };
      return last;
    },
  };
}

/** `v` without its part along `normal`, of length 1. */
function unit(v: Vector, normal: Vector): Vector {
  const k = (v.x * normal.x + v.y * normal.y + v.z * normal.z) / GRAVITY ** 2;
  const flat = vector(v.x - k * normal.x, v.y - k * normal.y, v.z - k * normal.z);
  const length = Math.hypot(flat.x, flat.y, flat.z);
  return vector(flat.x / length, flat.y / length, flat.z / length);
}
