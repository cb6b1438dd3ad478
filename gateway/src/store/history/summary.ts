/**
 * What a roll-up says of one signal in one bucket. Whole numbers of 1/scale. Changed in place: of each reading up to
 * twelve are.
 */
export interface Summary {
  count: number;
  min: number;
  max: number;
  sum: number;
  last: number;
  /** event time of `last`; of several at one instant it is the largest, so that their order does not matter */
  at: number;
}

/** By number of the signal; undefined where the bucket has none of it. */
export type Summaries = (Summary | undefined)[];

export function addValue(into: Summaries, signal: number, value: number, at: number): void {
  const known = into[signal];
  if (known) takeIn(known, 1, value, value, value, value, at);
  else into[signal] = { count: 1, min: value, max: value, sum: value, last: value, at };
}

export function mergeAll(into: Summaries, from: Summaries): void {
  for (let signal = 0; signal < from.length; signal += 1) {
    const more = from[signal];
    if (!more) continue;
    const known = into[signal];
    if (known) takeIn(known, more.count, more.min, more.max, more.sum, more.last, more.at);
    else into[signal] = { ...more };
  }
}

function takeIn(s: Summary, count: number, min: number, max: number, sum: number, last: number, at: number): void {
  s.count += count;
  s.sum += sum;
  if (min < s.min) s.min = min;
  if (max > s.max) s.max = max;
  if (at > s.at || (at === s.at && last > s.last)) {
    s.last = last;
    s.at = at;
  }
}
