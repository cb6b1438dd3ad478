/** Why a node raised an alert; see TRIGGER of the protocol. */
export const ALERT_TRIGGERS = ['tilt', 'lift', 'hall', 'water', 'float', 'recovered', 'fault', 'slide'] as const;
export type AlertTrigger = (typeof ALERT_TRIGGERS)[number];

/** One set of readings at one instant; a reading that was not taken is absent. */
export interface Sample {
  /** event time */
  readonly at: number;
  /** event time of the newest sample of the series that it was sent in; absent where it is that one, or was sent alone */
  readonly until?: number;
  /** degrees from the learned zero */
  readonly tilt?: number;
  /** millimetres above the chamber's reference */
  readonly water?: number;
  /** millivolts under load */
  readonly battery?: number;
  /** degrees Celsius */
  readonly temperature?: number;
  /** mg, largest since the last status */
  readonly vibration?: number;
  /** blows since the last status */
  readonly impacts?: number;
  /** mAh drawn from the cell since it was put in */
  readonly used?: number;
  readonly hallOpen?: boolean;
  readonly floatWet?: boolean;
  /** the node says that work is expected on its cover */
  readonly maintenance?: boolean;
  /** the node has learned no zero: `tilt` means nothing */
  readonly zeroUnknown?: boolean;
  /** the node says that this sensor fails, or answers out of range */
  readonly motionFault?: boolean;
  readonly waterFault?: boolean;
  /** it came in an alert: why the node raised it */
  readonly trigger?: AlertTrigger;
}
