import type { Accelerometer, Switch, WaterSensor } from '../../core/hal.ts';

/** Everything that a node feels, as somebody says it. */
export interface SimParts {
  readonly accelerometer: Accelerometer;
  readonly hall: Switch;
  readonly float: Switch;
  readonly water: WaterSensor;
  /** mV */
  battery(): number;
  /**
   * `move X Y Z` acceleration in mg; `hall open`, `hall closed`; `float wet`, `float dry`; `water MM` from the sensor to the
   * surface; `battery MV`. False: no such line.
   */
  act(line: string): boolean;
}

/** ms that a water sample takes */
const WATER = 500;

function createSwitch(on: boolean): Switch & { set(value: boolean): void } {
  let state = on;
  let changed = (): void => {};
  return {
    read: () => state,
    onChange(handler) {
      changed = handler;
    },
    set(value) {
      if (value === state) return;
      state = value;
      changed();
    },
  };
}

export function createSimParts(after: (ms: number, run: () => void) => void): SimParts {
  const hall = createSwitch(true);
  const float = createSwitch(false);
  let x = 0;
  let y = 0;
  let z = 1000;
  let level = 0;
  let wake = (): void => {};
  let distance = 2000;
  let millivolts = 3600;

  function move(toX: number, toY: number, toZ: number): void {
    const step = Math.max(Math.abs(toX - x), Math.abs(toY - y), Math.abs(toZ - z));
    x = toX;
    y = toY;
    z = toZ;
    if (level && step > level) wake();
  }

  return {
    accelerometer: {
      read(out) {
        out.x = x;
        out.y = y;
        out.z = z;
        return true;
      },
      arm(milli, awake) {
        level = milli;
        wake = awake;
        return true;
      },
    },
    hall,
    float,
    water: {
      measures: 'distance',
      sample(done) {
        after(WATER, () => done(distance));
      },
    },
    battery: () => millivolts,
    act(line) {
      const words = line.split(' ');
      const what = words[0];
      const value = Number(words[1]);
      if (what === 'move') move(value, Number(words[2]), Number(words[3]));
      else if (what === 'hall') hall.set(words[1] === 'open');
      else if (what === 'float') float.set(words[1] === 'wet');
      else if (what === 'water') distance = value;
      else if (what === 'battery') millivolts = value;
      else return false;
      return true;
    },
  };
}
