import { lostIn } from '../detect/rules/nodeOffline.ts';

/** What each link loses of the frames that its nodes send, as the gaps in their counters tell. */
export interface LinkLoss {
  /** a share; 0 of a link of which too little is known */
  of(link: string | undefined): number;
  /** A frame came over it, `missed` counters behind the one before it. */
  note(link: string, missed: number): void;
}

interface Count {
  frames: number;
  lost: number;
}

/** Fewer frames say little. */
const LEAST = 50;
/** What is older than so many frames counts half: a link may get better, or worse. */
const MOST = 4_096;

export function createLinkLoss(): LinkLoss {
  // as many as there are links
  const counts = new Map<string, Count>();
  return {
    of(link) {
      const count = link === undefined ? undefined : counts.get(link);
      return count === undefined || count.frames < LEAST ? 0 : count.lost / count.frames;
    },
    note(link, missed) {
      const count = counts.get(link) ?? { frames: 0, lost: 0 };
      const lost = lostIn(missed);
      count.frames += 1 + lost;
      count.lost += lost;
      if (count.frames >= MOST) {
        count.frames /= 2;
        count.lost /= 2;
      }
      counts.set(link, count);
    },
  };
}
