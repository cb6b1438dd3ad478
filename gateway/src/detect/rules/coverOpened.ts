import { knownTilt, levelOrSwitch, type Read } from './readings.ts';

/**
 * The angle, or the hall switch: a lid that was slid off lies flat, and only the switch sees that it is gone. An
 * unknown zero silences the angle, not the switch.
 */
export const readOpened: Read = (rule, sample, state) =>
  levelOrSwitch(
    rule,
    state,
    { value: knownTilt(sample), signal: 'tilt' },
    { tripped: sample.hallOpen, signal: 'hall' },
  );
