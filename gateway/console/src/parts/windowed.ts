/** Which rows of a long list are drawn: those in sight, and some around them. */
export interface Windowed {
  readonly from: number;
  /** not included */
  readonly to: number;
}

/** Rows above and below that are drawn, too, so that a quick scroll shows no gap. */
const AROUND = 8;

export function windowOf(count: number, rowHeight: number, scrolled: number, height: number): Windowed {
  const first = Math.floor(scrolled / rowHeight);
  const inSight = Math.ceil(height / rowHeight) + 1;
  const from = Math.max(0, Math.min(first - AROUND, count));
  return { from, to: Math.max(from, Math.min(count, first + inSight + AROUND)) };
}
