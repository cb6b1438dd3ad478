import type { Stream } from '../random/stream.ts';
import { type Attitude, createAttitude } from './attitude.ts';
import { createMotionSensor, type MotionSensor } from './motionSensor.ts';
import { blow, dragging, handling, type Shake } from './shake.ts';
import { type Pass, type Play, type Street, vehicle } from './traffic.ts';

/** A while in which the lid moves or shakes. */
export interface Episode {
  readonly start: number;
  readonly end: number;
}

/** The iron lid with its node: how it lies, and what can be done to it. Angles in degrees, times in ms. */
export interface Lid {
  readonly attitude: Attitude;
  readonly sensor: MotionSensor;
  /** neither lifted off its seat nor pushed out of it */
  seated(t: number): boolean;
  /** A crowbar or a flood lifts it to `to` degrees. */
  lift(now: number, ms: number, to: number): Episode;
  /** It comes down to rest at `to` degrees, 0 where nothing lies under it, with a bang. */
  putBack(now: number, ms: number, to: number): Episode;
  /** Its frame gives way on one side, or is straightened, and the lid with it: where it lay in its frame, it stays there. */
  tilt(now: number, ms: number, to: number): Episode;
  /** It is pushed off sideways and comes to rest at `to` degrees. */
  slide(now: number, ms: number, to: number): Episode;
  /** It is carried away, and comes to lie at `to` degrees somewhere else. */
  carry(now: number, ms: number, to: number): Episode;
  /** A vehicle crosses it. */
  pass(now: number, street: Street, play: Play): Episode & Pass;
}

/** ASSUMED: a lifted lid is out of its frame once it stands more than 3 deg above it on one side. */
const FRAME = 3;
/** mg, at most an axis, while somebody works on it. ASSUMED; dragging as in the facts of the domain. */
const HANDS = { lift: [60, 300], tilt: [40, 200], carry: [100, 400] } as const;
const DRAG = [100, 500] as const;
/** mg of the bang when it falls into its frame. ASSUMED. */
const BANG = [500, 1500] as const;

/** `noise`: of its sensor; a stream of its own where what happens to the lid must not depend on how often it is read */
export function createLid(random: Stream, temperature: (t: number) => number, noise: Stream = random): Lid {
  const attitude = createAttitude(random);
  const sensor = createMotionSensor(noise, attitude, temperature);
  let displaced = false;
  let lifted = false;
  /** degrees to which its frame has given way */
  let sunk = 0;
  /** which of its two rests a rattling lid lies on */
  let rocked = 0;

  function work(now: number, ms: number, to: number, shake: Shake): Episode {
    const { start, end } = attitude.move(now, ms, to);
    sensor.shake([shake], now);
    return { start, end };
  }

  function hands(now: number, ms: number, [least, most]: readonly [number, number]): Shake {
    return handling(random, now, ms, random.between(least, most));
  }

  function seated(t: number): boolean {
    return !displaced && (!lifted || attitude.angle(t) - sunk <= FRAME);
  }

  return {
    attitude,
    sensor,
    seated,
    lift(now, ms, to) {
      lifted = true;
      return work(now, ms, to, hands(now, ms, HANDS.lift));
    },
    putBack(now, ms, to) {
      const episode = work(now, ms, to, hands(now, ms, HANDS.lift));
      displaced = false;
      const bang = blow(random, episode.end, random.between(...BANG), random.between(50, 150), random.between(30, 80));
      sensor.shake([bang], now);
      return { start: episode.start, end: bang.end };
    },
    tilt(now, ms, to) {
      if (seated(now)) {
        lifted = false;
        sunk = to;
      }
      return work(now, ms, to, hands(now, ms, HANDS.tilt));
    },
    slide(now, ms, to) {
      displaced = true;
      return work(now, ms, to, dragging(random, now, ms, random.between(...DRAG)));
    },
    carry(now, ms, to) {
      displaced = true;
      return work(now, ms, to, hands(now, ms, HANDS.carry));
    },
    pass(now, street, { share, gain }) {
      const rattling = share > 0 && (share >= 1 || random.chance(share));
      const pass = vehicle(random, now, street, rattling ? gain : 1);
      sensor.shake(pass.shakes, now);
      let end = now;
      for (const shake of pass.shakes) end = Math.max(end, shake.end);
      if (rattling) {
        // ASSUMED: a rattling lid rocks 0.5..2 deg between two rests (facts of the domain)
        const rest = attitude.angle(now) - rocked;
        rocked = rocked === 0 ? random.between(0.5, 2) : 0;
        attitude.move(now, end - now, rest + rocked);
      }
      const { peak, axles, shakes } = pass;
      return { peak, axles, shakes, start: now, end };
    },
  };
}
