import type { InputPin } from '../buses.ts';
import type { Switch } from '../core/hal.ts';
import { createContactSwitch } from './contactSwitch.ts';

export interface FloatSwitchOptions {
  readonly pin: InputPin;
  /** the reed contact closes to ground when the float rises (the pin has a pull-up): wet reads low. So where not given. */
  readonly closesWhenWet?: boolean;
}

/** A float switch under the cover; `read()` is true while it is wet. */
export function createFloatSwitch(options: FloatSwitchOptions): Switch {
  return createContactSwitch(options.pin, options.closesWhenWet === false);
}
