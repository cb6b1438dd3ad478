import type { VirtualTime } from '../conformance/parts/virtualTime.ts';
import type { Accelerometer } from '../src/core/hal.ts';
import { amount } from './figures.ts';

/** ms between the axles of a vehicle, and for which each is felt */
const AXLE_GAP = 500;
const AXLE = 100;
/** mg to either side, of one read: the noise of a LIS3DH */
const NOISE = 8;

/** A cover in the street, as its accelerometer feels it. */
interface Street {
  readonly accelerometer: Accelerometer;
  /** A vehicle crosses. */
  pass(): void;
  /** Somebody tilts the cover by 30 degrees, or lays it back. */
  tilt(tilted: boolean): void;
}

export function createStreet(time: VirtualTime, random: (limit: number) => number): Street {
  const blow = amount('blow');
  const axles = amount('axles');
  let wake = () => {};
  let passed = Number.NEGATIVE_INFINITY;
  let tilted = false;
  let sign = 1;

  function jolt(): number {
    const since = time.now() - passed;
    if (since >= axles * AXLE_GAP || since % AXLE_GAP >= AXLE) return 0;
    sign = -sign;
    return sign * blow;
  }

  return {
    accelerometer: {
      read(out) {
        out.x = (tilted ? 500 : 0) + random(2 * NOISE + 1) - NOISE;
        out.y = random(2 * NOISE + 1) - NOISE;
        out.z = (tilted ? 866 : 1000) + jolt() + random(2 * NOISE + 1) - NOISE;
        return true;
      },
      arm(_level, onWake) {
        wake = onWake;
        return true;
      },
    },
    pass() {
      passed = time.now();
      wake();
    },
    tilt(now) {
      tilted = now;
      wake();
    },
  };
}
