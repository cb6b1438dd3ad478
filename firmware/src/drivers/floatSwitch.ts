import type { InputPin } from '../buses.ts';
import type { Switch } from '../core/hal.ts';

export interface FloatSwitchOptions {
  readonly pin: InputPin;
  /** the reed contact closes to ground when the float rises (the pin has a pull-up): wet reads low */
  readonly closesWhenWet?: boolean;
}

/** A float switch under the cover; `read()` is true while it is wet. */
export function createFloatSwitch(options: FloatSwitchOptions): Switch {
  const wetLevel = options.closesWhenWet === false;
  return {
    read: () => options.pin.read() === wetLevel,
    onChange: (changed) => options.pin.onChange(changed),
  };
}
