import type {
  ActionName,
  CauseName,
  FlagName,
  ResultName,
  SettingName,
  TriggerName,
  TroubleName,
} from '../src/index.ts';

/** What the page says of each number that the code only names. Typed over the names: none can be missing. */

export const SETTING_PROSE: Readonly<Record<SettingName, string>> = {
  heartbeat: 'time between two status messages',
  tiltTrigger: 'angle from the zero at which the node sends an alert',
  tiltClear: 'angle below which it says `recovered`; not above tiltTrigger',
  waterRaise: 'water level at which the node sends an alert, and from which it samples every 5 s',
  waterClear: 'level below which it says `recovered`; not above waterRaise',
  waterPeriod: 'time between two water samples while nothing is wrong',
  waterDatum: 'sensor above the reference of the chamber: level = waterDatum - measured distance',
  repeatPeriod: 'time between two status messages while in alarm mode',
  impactLevel: 'deviation from rest that counts as a blow',
};

export const FLAG_PROSE: Readonly<Record<FlagName, string>> = {
  alarm: 'alarm mode: something was abnormal and has not been seen to recover',
  maintenance: 'work on the cover is expected: record, do not alarm',
  hallOpen: 'the hall switch sees no magnet: the cover is not in its frame',
  floatWet: 'the float switch is wet',
  zeroUnknown: 'no zero has been learned: angles mean nothing yet',
  motionFault: 'the accelerometer does not answer or fails its self-test',
  waterFault: 'the water sensor does not answer, or answers out of range',
  ageFloor: 'ages are lower bounds: they outgrew their range, or a reset stopped the clock of the node',
};

export const TRIGGER_PROSE: Readonly<Record<TriggerName, string>> = {
  tilt: 'the rest angle passed tiltTrigger',
  lift: 'a lift-like motion',
  hall: 'the hall switch opened',
  water: 'the level reached waterRaise',
  float: 'the float switch became wet',
  recovered: 'the cover rests at its zero again, or the water has fallen',
  fault: 'a sensor failed; the flags say which',
  slide: 'a slide-like motion',
};

export const CAUSE_PROSE: Readonly<Record<CauseName, string>> = {
  unknown: 'the board cannot tell',
  power: 'power was applied',
  pin: 'reset pin',
  watchdog: 'the watchdog bit',
  software: 'the firmware asked for it',
  brownout: 'the supply sagged',
  crash: 'an exception that nobody caught',
};

export const ACTION_PROSE: Readonly<Record<ActionName, string>> = {
  begin: 'maintenance begins, for `minutes`',
  end: 'maintenance ends',
  rezero: 'learn the zero again: the cover rests as it should',
  log: 'send the error log',
  reboot: 'start anew; the hello that follows is the answer',
  cell: 'the cell was replaced: `used` counts from 0',
};

export const TROUBLE_PROSE: Readonly<Record<TroubleName, string>> = {
  restart: 'a start that nobody asked for; detail: the cause',
  crash: 'the program failed; detail: column in the bundle, 0 where unknown',
  modemDead: 'the modem did not answer and was power-cycled; detail: tries so far',
  modemBack: 'it answers again; detail: minutes that it did not',
  flash: 'the flash refused to store the memory; detail: 0',
  sensor: 'a sensor fails; detail: its bit of flags',
  dropped: 'a message was dropped; detail: its type',
  selfTest: 'the accelerometer failed its self-test; detail: axes, bits 0 to 2',
  dutyCycle: 'a frame had to wait for the duty cycle of its band; detail: seconds',
};

export const RESULT_PROSE: Readonly<Record<ResultName, string>> = {
  applied: 'all settings are in force',
  outOfRange: 'badSetting has a value beyond its range; nothing was changed',
  unknownSetting: 'badSetting is no setting of this firmware; nothing was changed',
  notStored: 'the flash refused; nothing was changed',
};
