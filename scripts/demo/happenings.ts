import { describeTruth, type TruthEntry } from '../../sim/src/index.ts';
import type { Screen } from './screen.ts';
import type { Tale } from './world/talk.ts';

export interface HappeningsOptions {
  readonly screen: Screen;
  /** hundreds of covers: not all of it is shown */
  readonly isDistrict: boolean;
  /** a node has heard that its alert is safe */
  readonly acknowledged: () => void;
}

/** Of hundreds of covers: what water does is told as scenes, what comes of the rest by whoever looks after it. */
const TOO_MANY: ReadonlySet<TruthEntry['what']> = new Set([
  ...(['flood', 'crest', 'drained', 'wet', 'dry'] as const),
  ...(['rest', 'obeys', 'mended'] as const),
]);

/** Shows what the world tells of itself. */
export function showHappenings({ screen, isDistrict, acknowledged }: HappeningsOptions): (tale: Tale) => void {
  // a crew that takes something away is told by whoever sent it
  const isOver = ({ what, for: ms }: TruthEntry) => ms === 0 && what !== 'putBack';
  return (tale) => {
    if (tale.what === 'truth') {
      const { entry, time } = tale;
      if (isDistrict && (TOO_MANY.has(entry.what) || isOver(entry))) return;
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
