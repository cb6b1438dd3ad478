import { describeTruth, type TruthEntry } from '../../sim/src/index.ts';
import type { Screen } from './screen.ts';
import type { Tale } from './world/talk.ts';

export interface HappeningsOptions {
  readonly screen: Screen;
  /** a district: what its water does is told as scenes, not cover by cover */
  readonly isDistrict: boolean;
  /** a node has heard that its alert is safe */
  readonly acknowledged: () => void;
}

const WATER: ReadonlySet<TruthEntry['what']> = new Set(['flood', 'crest', 'drained', 'wet', 'dry']);

/** Shows what the world tells of itself. */
export function showHappenings({ screen, isDistrict, acknowledged }: HappeningsOptions): (tale: Tale) => void {
  // a crew that takes something away is told by whoever sent it
  const isOver = ({ what, for: ms }: TruthEntry) => ms === 0 && what !== 'putBack';
  return (tale) => {
    if (tale.what === 'truth') {
      const { entry, time } = tale;
      if (isDistrict && (WATER.has(entry.what) || isOver(entry))) return;
      screen.truth(new Date(time), entry.cover, describeTruth(entry));
    } else if (tale.what === 'scene') {
      screen.scene(new Date(tale.time), tale.text);
    } else if (tale.what === 'node') {
      if (!isDistrict) {
        const text = 'its node hears that the alert is safe at the gateway';
        screen.acknowledged(new Date(tale.time), tale.entry.cover, text);
      }
      acknowledged();
    }
  };
}
