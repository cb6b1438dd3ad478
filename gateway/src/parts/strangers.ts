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

/** In memory only: whoever makes up ids must not be able to fill a disk. */
export function createStrangers(limit: number): Strangers {
  const known = new Map<string, Stranger>();
  let forgotten = 0;
  return {
    note(who, link, from, at) {
      const before = known.get(who);
      // behind the others: a map keeps the order in which its keys came
      known.delete(who);
      for (const [oldest] of known) {
        if (known.size < limit) break;
        known.delete(oldest);
        forgotten += 1;
      }
      known.set(who, {
        who,
        link,
        from,
        frames: (before?.frames ?? 0) + 1,
        firstAt: before?.firstAt ?? at,
        lastAt: at,
      });
    },
    list: () => [...known.values()].reverse(),
    forgotten: () => forgotten,
  };
}
