const HOUR_MS = 3_600_000;

/** So many sendings follow each other as fast as the node is heard. */
const EAGER = 8;

/**
 * How long after its n-th sending something is not sent again, ms: `patience`, in which the answer should come, and for
 * a node that is heard and never answers an hour, two hours and so on up to a day.
 */
function pauseMs(sendings: number, patience: number): number {
  return sendings < EAGER ? patience : Math.min(HOUR_MS * 2 ** (sendings - EAGER), 24 * HOUR_MS);
}

/** Is the pause over? A clock that was set back ends it. */
export function isDue(sentAt: number, sendings: number, patience: number, now: number): boolean {
  const waited = now - sentAt;
  return waited < 0 || waited >= pauseMs(sendings, patience);
}
