/** A node that nobody has registered, or that says so: nothing proves who has sent its frames. Times are ms since the epoch. */
export interface Stranger {
  /** `node 42`, `device ac1f09fffe000001` */
  readonly who: string;
  readonly link: string;
  /** as the link writes its address */
  readonly from: string;
  readonly frames: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** The nodes that were heard lately and that nobody knows: one of them may be a cover that somebody forgot to register. */
export interface Strangers {
  note(who: string, link: string, from: string, at: number): void;
  /** the one heard last first */
  list(): readonly Stranger[];
  /** those that made room for others */
  forgotten(): number;
}

/** Of the room, what those that were heard again may take: the rest is for those that come new. */
const KEPT_SHARE = 0.75;

/**
 * In memory only: whoever makes up ids must not be able to fill a disk. Ids that are made up are mostly heard once, a node
 * that waits to be registered is heard again: those heard once go first, so that a flood of them pushes out no other.
 */
export function createStrangers(limit: number): Strangers {
  // behind the others: a map keeps the order in which its keys came
  const once = new Map<string, Stranger>();
  const again = new Map<string, Stranger>();
  const mostAgain = Math.floor(limit * KEPT_SHARE);
  let forgotten = 0;

  function makeRoom(room: Map<string, Stranger>, most: number): void {
    for (const [oldest] of room) {
      if (room.size <= most) return;
      room.delete(oldest);
      forgotten += 1;
    }
  }

  return {
    note(who, link, from, at) {
      const before = again.get(who) ?? once.get(who);
      once.delete(who);
      again.delete(who);
      const { frames, firstAt } = before ?? { frames: 0, firstAt: at };
      const room = before ? again : once;
      room.set(who, { who, link, from, frames: frames + 1, firstAt, lastAt: at });
      makeRoom(again, mostAgain);
      makeRoom(once, limit - again.size);
    },
    list: () => [...again.values(), ...once.values()].toSorted((a, b) => b.lastAt - a.lastAt),
    forgotten: () => forgotten,
  };
}
