/** Why a node raised an alert; see TRIGGER of the protocol. */
export const ALERT_TRIGGERS = ['tilt', 'lift', 'hall', 'water', 'float', 'recovered', 'fault', 'slide'] as const;
export type AlertTrigger = (typeof ALERT_TRIGGERS)[number];

/** One set of readings at one instant; a reading that was not taken is absent. */
export interface Sample {
  /** event time */
  readonly at: number;
  /** event time of the newest sample of the series that it was sent in; absent where it is that one, or was sent alone */
  readonly until?: number | undefined;
  /** degrees from the learned zero */
  readonly tilt?: number | undefined;
  /** millimetres above the chamber's reference */
  readonly water?: number | undefined;
  /** millivolts under load */
  readonly battery?: number | undefined;
  /** degrees Celsius */
  readonly temperature?: number | undefined;
  /** mg, largest since the last status */
  readonly vibration?: number | undefined;
  /** blows since the last status */
  readonly impacts?: number | undefined;
  /** mAh drawn from the cell since it was put in */
  readonly used?: number | undefined;
  readonly hallOpen?: boolean | undefined;
  readonly floatWet?: boolean | undefined;
  /** the node says that work is expected on its cover */
  readonly maintenance?: boolean | undefined;
  /** the node has learned no zero: `tilt` means nothing */
  readonly zeroUnknown?: boolean | undefined;
  /** the node says that this sensor fails, or answers out of range */
  readonly motionFault?: boolean | undefined;
  readonly waterFault?: boolean | undefined;
  /** it came in an alert: why the node raised it */
  readonly trigger?: AlertTrigger | undefined;
}

/** A field that is added to Sample and not here does not compile. */
type Shaped = { readonly [K in keyof Required<Sample>]: Sample[K] };

/**
 * The same sample with every field in its place, absent ones as undefined. Whoever reads a million of them reads one shape
 * (V8 tells four apart at a place, and looks every further one up).
 */
export function shaped(sample: Sample): Shaped {
  return {
    at: sample.at,
    until: sample.until,
    tilt: sample.tilt,
    water: sample.water,
    battery: sample.battery,
    temperature: sample.temperature,
    vibration: sample.vibration,
    used: sample.used,
    impacts: sample.impacts,
    hallOpen: sample.hallOpen,
    floatWet: sample.floatWet,
    maintenance: sample.maintenance,
    zeroUnknown: sample.zeroUnknown,
    motionFault: sample.motionFault,
    waterFault: sample.waterFault,
    trigger: sample.trigger,
  };
}
