import type { Action, ActionKind, CoverSpec } from '../scenario/types.ts';

/**
 * What really happened to a cover. Beside the scenario's own actions: `boot` (its node started), `rest` (a motion is
 * over), `crest` and `drained` (a flood reached its top, is over), `wet` and `dry` (the level passed what the node
 * warns at, or fell below what it clears at), `pass` (a vehicle).
 */
export type TruthKind = ActionKind | 'boot' | 'rest' | 'crest' | 'drained' | 'wet' | 'dry' | 'pass';

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
  /** ms until it is over */
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
      return { for: action.ms };
    case 'traffic':
      return { traffic: action.perDay };
    case 'rattle':
      return { rattling: action.on };
    case 'battery':
      return { battery: action.millivolts };
    default:
      return { angle: action.to, for: action.ms };
  }
}
