import { lostIn } from '../detect/rules/nodeOffline.ts';

/** A frame came over a link, `missed` counters behind the one before it of its node. */
export interface Gap {
  readonly link: string;
  readonly missed: number;
  /** of a heartbeat, 1 at most: the time for which it stands, so that a node which talks a lot is one node like any other */
  readonly share: number;
}

/** What each link loses of the frames that its nodes send, as the gaps in their counters tell. */
export interface LinkLoss {
  /** a share; 0 of a link of which too little is known */
  of(link: string | undefined): number;
  note(gap: Gap): void;
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
    note({ link, missed, share }) {
      const count = counts.get(link) ?? { frames: 0, lost: 0 };
      const lost = lostIn(missed);
      count.frames += share * (1 + lost);
      count.lost += share * lost;
      if (count.frames >= MOST) {
        count.frames /= 2;
        count.lost /= 2;
      }
      counts.set(link, count);
    },
  };
}
