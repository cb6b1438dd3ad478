/** What the truth is measured against: the rules' levels, and how near to one nobody can say on which side of it. */
export interface TruthLevels {
  /** deg; `margin`: noise, and drift of the zero with temperature; `hold`: ms for which it must last */
  readonly opened: { readonly raise: number; readonly margin: number; readonly hold: number };
  readonly tilted: { readonly raise: number; readonly margin: number; readonly hold: number };
  /** deg from the zero at which a lid that was moved lies askew */
  readonly displaced: { readonly raise: number; readonly margin: number };
  /**
   * mm; `margin`: the offset and the noise of the sensor; `hold`: ms within which the node has told of three samples: once a
   * minute until it alerts, then in each status of its alarm
   */
  readonly high: WaterLevel;
  readonly overflow: WaterLevel;
  /**
   * `within`: ms to overflow that is predicted. `margin`: mm by which a prediction may err. `notice`: ms between
   * water.high and overflow below which no gateway can have heard enough to predict.
   */
  readonly rising: { readonly within: number; readonly margin: number; readonly notice: number };
  /** mV at 20 degC under load */
  readonly battery: { readonly raise: number; readonly margin: number; readonly hold: number };
  /** heartbeats that may be missed, and the share of that from which on silence is no false alarm */
  readonly offline: { readonly heartbeats: number; readonly margin: number };
  /** times its own history: the growth of the blows a day; and the blows a day below which nothing can be said */
  readonly rattling: { readonly growth: number; readonly least: number };
  /** ms for which a sensor must fail in this way, or an object lie in view, to be found out */
  readonly fault: {
    readonly silent: number;
    readonly codes: number;
    readonly stuck: number;
    readonly obstruct: number;
  };
}

export interface WaterLevel {
  readonly raise: number;
  readonly clear: number;
  readonly margin: number;
  readonly hold: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The built-in defaults of the gateway, which the simulator may not import; the margins are ASSUMED. */
export const GATEWAY_LEVELS: TruthLevels = {
  opened: { raise: 45, margin: 3, hold: 3000 },
  tilted: { raise: 15, margin: 3, hold: 3000 },
  displaced: { raise: 2.5, margin: 1 },
  high: { raise: 300, clear: 200, margin: 35, hold: 90_000 },
  overflow: { raise: 1800, clear: 1600, margin: 35, hold: 15 * MINUTE },
  rising: { within: 30 * MINUTE, margin: 400, notice: 12 * MINUTE },
  battery: { raise: 3300, margin: 60, hold: 3 * DAY },
  offline: { heartbeats: 2.5, margin: 0.8 },
  rattling: { growth: 3, least: 10 },
  fault: { silent: 15 * MINUTE, codes: 2 * DAY, stuck: 7 * DAY, obstruct: 15 * MINUTE },
};
