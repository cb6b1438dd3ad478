/** A moment at which a level passes a mark. */
export interface Crossing {
  readonly at: number;
  readonly mark: number;
  readonly up: boolean;
}

/**
 * When `level` passes each of `marks` in from..until, to the millisecond, in the order of time. The level is looked at
 * every `step` ms: what it does and undoes within one step is not seen.
 */
export function crossings(
  level: (t: number) => number,
  marks: readonly number[],
  from: number,
  until: number,
  step: number,
): readonly Crossing[] {
  const found: Crossing[] = [];
  let last = level(from);
  for (let t = from; t < until; t += step) {
    const to = Math.min(until, t + step);
    const next = level(to);
    for (const mark of marks) {
      if (last >= mark === next >= mark) continue;
      const up = next >= mark;
      found.push({ at: passing(level, mark, up, t, to), mark, up });
    }
    last = next;
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Bisection: the first whole ms in (from, to] at which the level stands on the far side of the mark. */
function passing(level: (t: number) => number, mark: number, up: boolean, from: number, to: number): number {
  let low = Math.floor(from);
  let high = Math.ceil(to);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (level(middle) >= mark === up) high = middle;
    else low = middle;
  }
  return high;
}
