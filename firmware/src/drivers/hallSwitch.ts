import type { InputPin } from '../buses.ts';
import type { Switch } from '../core/hal.ts';
import { createContactSwitch } from './contactSwitch.ts';

export interface HallSwitchOptions {
  readonly pin: InputPin;
  /** omnipolar switches such as the DRV5032 pull their output low while they see a magnet; true for the opposite kind */
  readonly highWhenMagnet?: boolean;
}

/** A hall switch that faces a magnet in the frame; `read()` is true while it sees none: the cover is open. */
export function createHallSwitch(options: HallSwitchOptions): Switch {
  return createContactSwitch(options.pin, !options.highWhenMagnet);
}
