import type { Action, ActionKind } from '../scenario/action.ts';
import type { CoverSpec } from '../scenario/types.ts';

/** What follows from the actions of a scenario. */
export type Consequence =
  /** the node started */
  | 'boot'
  /** a motion is over */
  | 'rest'
  /** a flood reached its top, is over */
  | 'crest'
  | 'drained'
  /** the level passed what the node warns at, fell below what it clears at */
  | 'wet'
  | 'dry'
  /** the level passed a mark of the truth */
  | 'level'
  /** the level to come, at the present rise, passed a mark */
  | 'outlook'
  /** the node's sensor saw the level at or over a mark, and had not just before */
  | 'sampled'
  /** the cell passed a mark */
  | 'charge'
  /** the lid takes so many more blows than it used to that it counts as loose */
  | 'rattles'
  /** a sensor works again, or nothing is in its view any more */
  | 'mended'
  /** the node went into maintenance, or came out of it */
  | 'obeys'
  /** the gateway has not heard the node for two heartbeats; it has heard it again */
  | 'silent'
  | 'heard'
  /** a vehicle */
  | 'pass';

export type TruthKind = ActionKind | Consequence;

/** One line of the truth file. */
export interface TruthEntry {
  /** virtual time, ms since the start of the run */
  readonly at: number;
  readonly cover: string;
  readonly node: number;
  readonly what: TruthKind;
  /** degrees from the seat: where a motion leads, or where it ended */
  readonly angle?: number;
  /** whether the lid lies in its frame, at `rest` */
  readonly seated?: boolean;
  /** mm above the chamber's reference: the level now */
  readonly water?: number;
  /** mm above the level before: how high a flood goes */
  readonly rise?: number;
  /** mg: the peak of a vehicle's pass */
  readonly peak?: number;
  /** mV */
  readonly battery?: number;
  /** vehicles a day from now on */
  readonly traffic?: number;
  /** whether the lid rattles from now on */
  readonly rattling?: boolean;
  /** how the sensor fails, or `obstruct` */
  readonly as?: string;
  /** what is passed: mm of water, mV; `up`: on the way up */
  readonly mark?: number;
  readonly up?: boolean;
  /** whether the node is in maintenance */
  readonly maintenance?: boolean;
  /** mm of rain an hour */
  readonly intensity?: number;
  /** blows a day that are to be expected */
  readonly blows?: number;
  /** `silent`, `heard`: ms for which nothing was heard. Else ms until it is over. */
  readonly for?: number;
}

export type TruthSink = (entry: TruthEntry) => void;
export type Reading = Omit<TruthEntry, 'at' | 'cover' | 'node' | 'what'>;

export function truthEntry(at: number, { cover, node }: CoverSpec, what: TruthKind, reading: Reading = {}): TruthEntry {
  return { at, cover, node, what, ...reading };
}

/** What an action says of itself when it begins. */
export function readingOf(action: Action): Reading {
  switch (action.kind) {
    case 'flood':
      return {
        rise: Math.max(...action.hydrograph.points.map(([, height]) => height)),
        for: action.hydrograph.points.at(-1)?.[0] ?? 0,
      };
    case 'obstruct':
    case 'reset':
    case 'away':
    case 'jam':
    case 'outage':
      return { for: action.ms };
    case 'fail':
      return { as: action.as, for: action.ms };
    case 'loosen':
      return { for: action.ms };
    case 'traffic':
      return { traffic: action.perDay };
    case 'rattle':
      return { rattling: action.on };
    case 'battery':
      return { battery: Math.round(action.millivolts), ...(action.ms > 0 ? { for: action.ms } : {}) };
    case 'rain':
      return { intensity: action.intensity, for: action.ms };
    case 'maintenance':
      return { for: action.minutes * 60_000 };
    case 'maintenanceEnd':
      return {};
    default:
      return { angle: Math.round(action.to * 10) / 10, for: action.ms };
  }
}
