import type { InputPin } from '../buses.ts';
import type { Switch } from '../core/hal.ts';

/** A switch on a pin: `read()` is true while the pin has this level. */
export function createContactSwitch(pin: InputPin, level: boolean): Switch {
  return {
    read: () => pin.read() === level,
    onChange: pin.onChange,
  };
}
