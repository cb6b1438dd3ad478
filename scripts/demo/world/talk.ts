import type { GatewayInfo } from '../../../gateway/src/index.ts';
import type { NodeLogEntry, TruthEntry } from '../../../sim/src/index.ts';

/** What the demo tells its world. */
export type Order =
  /** The gateway has its covers and its people: let the time before the curtain pass, then play. */
  | { readonly what: 'go' }
  | { readonly what: 'speed'; readonly speed: number }
  /** A crew has put right what is wrong with a cover, or left its lid on stones. */
  | { readonly what: 'mend'; readonly cover: string; readonly askew: boolean };

/** What the world tells of itself. `time`: ms since the epoch, by its own clock. */
export type Tale =
  | { readonly what: 'ready'; readonly info: GatewayInfo }
  | { readonly what: 'open'; readonly time: number }
  | { readonly what: 'time'; readonly time: number }
  | { readonly what: 'truth'; readonly time: number; readonly entry: TruthEntry }
  | { readonly what: 'node'; readonly time: number; readonly entry: NodeLogEntry }
  | { readonly what: 'scene'; readonly time: number; readonly text: string }
  | { readonly what: 'failed'; readonly reason: string };
