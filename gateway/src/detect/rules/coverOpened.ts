import { knownTilt } from '../signals/rest.ts';
import { levelOrSwitch, type Read } from './readings.ts';

/**
 * The angle, or the hall switch: a lid that was slid off lies flat, and only the switch sees that it is gone. An
 * unknown zero silences the angle, not the switch.
 */
export const readOpened: Read = (rule, { sample, state }, out) =>
  levelOrSwitch(
    rule,
    state,
    { value: knownTilt(sample), signal: 'tilt' },
    { value: sample.hallOpen, signal: 'hall' },
    out,
  );
