/** From values to pixels. */
export type Scale = (value: number) => number;

export function linear(from: number, to: number, left: number, right: number): Scale {
  const width = to - from || 1;
  return (value) => round(left + ((clamp(value, from, to) - from) / width) * (right - left));
}

/** For what spans decades; what lies outside stands at the edge. */
export function logarithmic(from: number, to: number, left: number, right: number): Scale {
  const scale = linear(Math.log(from), Math.log(to), left, right);
  return (value) => scale(Math.log(Math.max(value, Number.MIN_VALUE)));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Tenths of a pixel are seen by nobody, and make the page long. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
