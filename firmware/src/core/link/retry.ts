const FIRST = 4000;
const LONGEST = 600000;

/**
 * The pause, in ms, before the next try of a message that was tried `tries` times (from 1): 4 s, 8 s, 16 s and so on
 * up to 10 min, each a quarter longer or shorter by chance, so that nodes which collided do not meet again.
 */
export function retryPause(tries: number, random: (limit: number) => number): number {
  let pause = FIRST;
  for (let i = 1; i < tries && pause < LONGEST; i += 1) pause *= 2;
  pause = Math.min(pause, LONGEST);
  return pause - pause / 4 + random(pause / 2 + 1);
}
