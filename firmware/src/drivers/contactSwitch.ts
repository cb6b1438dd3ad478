import type { InputPin } from '../buses.ts';
import type { Switch } from '../core/hal.ts';

/**
 * A switch on a pin: `read()` is true while the pin has this level. An omnipolar hall switch such as the DRV5032 pulls its
 * output low while it sees the magnet in the frame, so high is open. The reed contact of a float closes to ground, on a
 * pin with a pull-up, when the float rises: low is wet.
 */
export function createContactSwitch(pin: InputPin, level: boolean): Switch {
  return { read: () => pin.read() === level, onChange: pin.onChange };
}
