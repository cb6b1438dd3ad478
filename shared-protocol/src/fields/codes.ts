/** Small enumerations that travel as integers. A receiver keeps a number that it does not know as a number. */

/** Message types; the value of key 0. A payload without key 0 is a status: the most frequent message pays nothing. */
export const TYPE = { status: 0, alert: 1, hello: 2, ack: 3, config: 4, report: 5, maintenance: 6, log: 7 } as const;

/** Why a node raised an alert. `recovered`: the cover rests at its zero again, or the water has fallen. */
export const TRIGGER = { tilt: 1, lift: 2, hall: 3, water: 4, float: 5, recovered: 6, fault: 7, slide: 8 } as const;

/** Why a node started. */
export const CAUSE = { unknown: 0, power: 1, pin: 2, watchdog: 3, software: 4, brownout: 5, crash: 6 } as const;

/** What a maintenance message asks for, or says has been done. */
export const ACTION = { begin: 1, end: 2, rezero: 3, log: 4, reboot: 5, cell: 6 } as const;

/** How a node answered a config. `badSetting` beside it names the setting that was refused. */
export const RESULT = { applied: 0, outOfRange: 1, unknownSetting: 2, notStored: 3 } as const;

/** What a node's error log keeps; beside each stands a detail, whose meaning is told here. */
export const TROUBLE = {
  /** a start that nobody asked for; detail: value of CAUSE */
  restart: 1,
  /** the program failed; detail: column in the bundle, or 0 */
  crash: 2,
  /** the modem did not answer and was power-cycled; detail: tries so far */
  modemDead: 3,
  /** it answers again; detail: minutes that it did not */
  modemBack: 4,
  /** the flash refused to store the memory; detail: 0 */
  flash: 5,
  /** a sensor fails; detail: bit of FLAG */
  sensor: 6,
  /** a message was dropped; detail: its type */
  dropped: 7,
  /** the accelerometer failed its self-test; detail: axes, bits 0 to 2 */
  selfTest: 8,
  /** a frame had to wait for the duty cycle of its band; detail: seconds */
  dutyCycle: 9,
} as const;

/** Bits of `flags`. The eight of them cost two bytes at most. */
export const FLAG = {
  /** the node is in alarm mode: something was abnormal and has not been seen to recover */
  alarm: 1,
  /** work on the cover is expected: record, do not alarm */
  maintenance: 2,
  /** the hall switch sees no magnet: the cover is not in its frame */
  hallOpen: 4,
  /** the float switch is wet */
  floatWet: 8,
  /** no zero has been learned: angles mean nothing yet */
  zeroUnknown: 16,
  /** the accelerometer does not answer or fails its self-test */
  motionFault: 32,
  /** the water sensor does not answer, or answers out of range */
  waterFault: 64,
  /** ages in this frame are lower bounds: they outgrew their range, or a reset stopped the node's clock */
  ageFloor: 128,
} as const;

export type TypeName = keyof typeof TYPE;
export type TriggerName = keyof typeof TRIGGER;
export type CauseName = keyof typeof CAUSE;
export type ActionName = keyof typeof ACTION;
export type TroubleName = keyof typeof TROUBLE;
export type ResultName = keyof typeof RESULT;
export type FlagName = keyof typeof FLAG;
