import type { Accelerometer, Vector } from '@lidwatch/firmware';
import type { VirtualTime } from '../../../firmware/conformance/parts/virtualTime.ts';

/** mg to either side, of one read: the noise of a LIS3DH */
const NOISE = 8;
/** How often the part compares for its interrupt, in ms; and its high-pass filter, as a share per comparison. */
const COMPARE = 10;
const FOLLOW = 0.03;
/** ms after which the filter has forgotten a motion */
const SETTLE = 2000;

/** mg at 2 Hz across gravity while somebody turns a cover */
const HANDS = 60;

/** Acceleration in mg beyond gravity, `ms` after its beginning. */
type Shaking = (ms: number) => Vector;

/** A cover with an accelerometer under it: it lies, is lifted, slides, or is driven over. */
export interface CoverModel {
  readonly accelerometer: Accelerometer;
  /** false: the part does not answer */
  alive: boolean;
  /** degrees from level */
  angle(): number;
  /** Turns it to `degrees` within `ms`, evenly, with what hands shake it meanwhile. */
  turn(degrees: number, ms: number): void;
  /** Turns it without a hand: too slowly, at its slowest, for any interrupt. */
  creep(degrees: number, ms: number): void;
  /** `axles` blows of `peak` mg, each a damped tone of `hertz` that lasts `ms`, `apart` ms from one to the next. */
  drive(axles: number, peak: number, hertz: number, ms: number, apart: number): void;
  /** Slow acceleration across gravity. */
  slide(peak: number, hertz: number, ms: number): void;
  shake(ms: number, shaking: Shaking): void;
}

interface Turn {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly ms: number;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

export function createCoverModel(time: VirtualTime, random: (limit: number) => number): CoverModel {
  let turning: Turn = { from: 0, to: 0, start: 0, ms: 0 };
  let shakings: { start: number; ms: number; shaking: Shaking }[] = [];
  let level = 0;
  let wake: (() => void) | undefined;
  let followed: Vector | undefined;
  let comparing = false;
  let movingUntil = 0;
  let raised = false;

  function angle(): number {
    const { from, to, start, ms } = turning;
    const part = ms > 0 ? Math.min(1, (time.now() - start) / ms) : 1;
    return from + (to - from) * part;
  }

  function felt(): Vector {
    const turned = radians(angle());
    const v = { x: 1000 * Math.sin(turned), y: 0, z: 1000 * Math.cos(turned) };
    for (const { start, ms, shaking } of shakings) {
      const since = time.now() - start;
      if (since < 0 || since >= ms) continue;
      const more = shaking(since);
      v.x += more.x;
      v.y += more.y;
      v.z += more.z;
    }
    return v;
  }

  /** The part's comparator looks on while something moves, and for as long as its filter takes to settle. */
  function compare(): void {
    const now = felt();
    followed ??= now;
    const apart = Math.max(Math.abs(now.x - followed.x), Math.abs(now.y - followed.y), Math.abs(now.z - followed.z));
    if (apart > level && !raised) wake?.();
    raised = apart > level;
    followed.x += (now.x - followed.x) * FOLLOW;
    followed.y += (now.y - followed.y) * FOLLOW;
    followed.z += (now.z - followed.z) * FOLLOW;
    comparing = time.now() < movingUntil + SETTLE;
    if (comparing) time.after(COMPARE, compare);
    else followed = undefined;
  }

  function moving(ms: number): void {
    movingUntil = Math.max(movingUntil, time.now() + ms);
    shakings = shakings.filter(({ start, ms: lasts }) => start + lasts > time.now());
    followed ??= felt();
    if (comparing) return;
    comparing = true;
    time.after(COMPARE, compare);
  }

  const model: CoverModel = {
    accelerometer: {
      read(out) {
        if (!model.alive) return false;
        const v = felt();
        out.x = Math.round(v.x) + random(2 * NOISE + 1) - NOISE;
        out.y = Math.round(v.y) + random(2 * NOISE + 1) - NOISE;
        out.z = Math.round(v.z) + random(2 * NOISE + 1) - NOISE;
        return true;
      },
      arm(newLevel, newWake) {
        if (!model.alive) return false;
        level = newLevel;
        wake = newWake;
        return true;
      },
    },
    alive: true,
    angle,
    creep(degrees, ms) {
      moving(ms);
      turning = { from: angle(), to: degrees, start: time.now(), ms };
    },
    turn(degrees, ms) {
      model.creep(degrees, ms);
      model.shake(ms, (since) => ({ x: 0, y: HANDS * Math.sin((since * 2 * Math.PI) / 500), z: 0 }));
    },
    shake(ms, shaking) {
      moving(ms);
      shakings.push({ start: time.now(), ms, shaking });
    },
    drive(axles, peak, hertz, ms, apart) {
      const phase = random(628) / 100;
      model.shake(axles * apart + ms, (since) => {
        const sinceAxle = since - Math.min(axles - 1, Math.floor(since / apart)) * apart;
        if (sinceAxle >= ms) return { x: 0, y: 0, z: 0 };
        const tone = Math.sin(phase + (2 * Math.PI * hertz * sinceAxle) / 1000) * Math.exp((-2 * sinceAxle) / ms);
        // along gravity above all; some of it goes sideways
        return { x: (peak * tone) / 2.5, y: (peak * tone) / 4, z: peak * tone };
      });
    },
    slide(peak, hertz, ms) {
      model.shake(ms, (since) => ({ x: 0, y: peak * Math.sin((2 * Math.PI * hertz * since) / 1000), z: 0 }));
    },
  };
  return model;
}
