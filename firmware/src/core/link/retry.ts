const FIRST = 4000;
const LONGEST = 600000;

/**
 * The pause, in ms, before the next try of a message that was tried `tries` times (from 1): 4 s, 8 s, 16 s and so on
 * up to 10 min, each a quarter longer or shorter by chance, so that nodes which collided do not meet again. The longest
 * doubles with each level of `coverage` that the link has lost: there a try costs many times as much.
 */
export function retryPause(tries: number, random: (limit: number) => number, coverage: number): number {
  const longest = LONGEST << coverage;
  let pause = FIRST;
  for (let i = 1; i < tries && pause < longest; i += 1) pause *= 2;
  pause = Math.min(pause, longest);
  return pause - pause / 4 + random(pause / 2 + 1);
}
