import type { Clock } from '../parts/clock.ts';
import type { PartState } from '../parts/state.ts';

/** When links could not hear: what a node that was silent then is not to be blamed for. */
export interface Hearing {
  /** A link has got this state. */
  note(link: string, state: PartState): void;
  /**
   * From when on the silence of a node counts that was last heard at `heard` (ms), as if nobody had been deaf: `heard`, and
   * behind it all time in which the link could not hear. Undefined while the link is deaf.
   */
  since(link: string, heard: number): number | undefined;
}

/** How long a link had been deaf since the start (ms) at an instant (ms since the epoch); rising in both, straight between two. */
type Point = readonly [at: number, deaf: number];

/** Points of a link. Beyond that every second one of the older half goes: what was between becomes even. */
const MOST_POINTS = 512;

export function createHearing(clock: Clock): Hearing {
  const started = clock.now();
  const links = new Map<string, { points: Point[]; deafSince: number | undefined }>();

  function of(link: string) {
    const known = links.get(link);
    if (known) return known;
    const fresh = { points: [[started, 0] as const], deafSince: started };
    links.set(link, fresh);
    return fresh;
  }

  return {
    note(link, { status }) {
      const known = of(link);
      if (status === 'down') {
        known.deafSince ??= clock.now();
        return;
      }
      if (known.deafSince === undefined) return;
      const [at, deaf] = known.points.at(-1) as Point;
      // a clock that was set back does not turn back what was
      const from = Math.max(at, known.deafSince);
      const gap = Math.max(0, clock.now() - known.deafSince);
      known.points.push([from, deaf], [from + gap, deaf + gap]);
      known.deafSince = undefined;
      if (known.points.length > MOST_POINTS)
        known.points = known.points.filter((_, i) => i % 2 === 0 || i > MOST_POINTS / 2);
    },
    since(link, heard) {
      const { points, deafSince } = of(link);
      if (deafSince !== undefined) return undefined;
      const [, total] = points.at(-1) as Point;
      return Math.max(heard, started) + total - deafAt(points, heard);
    },
  };
}

function deafAt(points: readonly Point[], at: number): number {
  const i = points.findLastIndex((point) => point[0] <= at);
  const [before, after] = [points[i], points[i + 1]];
  if (!before) return 0;
  if (!after) return before[1];
  return before[1] + ((at - before[0]) / (after[0] - before[0])) * (after[1] - before[1]);
}
