import { type CoverPoint, KINDS, type Kind } from './covers.ts';

/** Something to draw: a cover, or several that would stand on top of each other. In pixels of the sheet. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly kind: Kind;
  readonly covers: readonly CoverPoint[];
}

export interface Arranged {
  /** covers at which nothing is amiss: dots */
  readonly dots: readonly Mark[];
  /** alerts, the least first, so that the worst are drawn on top */
  readonly alerts: readonly Mark[];
}

interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** From here on covers are far enough from each other to be told apart. */
const CLOSE_ZOOM = 17;
/** px: alerts closer than this become one, with a number */
const ALERTS_APART = 30;
/** px: of the dots closer than this one is drawn */
const DOTS_APART = 5;

const isAlert = (kind: Kind): boolean => kind !== 'normal' && kind !== 'unknown';

/** What of these is in sight, and how it is drawn so that it can be read. Nothing that is amiss is ever left out. */
export function arrange(points: readonly CoverPoint[], { left, top, width, height, zoom }: View): Arranged {
  const scale = 2 ** zoom;
  const isClose = zoom >= CLOSE_ZOOM;
  const taken = new Set<number>();
  const dots: Mark[] = [];
  const groups = new Map<number | string, CoverPoint[]>();
  const row = Math.ceil(width / DOTS_APART) + 1;
  for (const point of points) {
    const x = point.x * scale - left;
    const y = point.y * scale - top;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    if (isAlert(point.kind)) {
      // by places of the world, or the numbers would dance at each pan
      const cell = `${Math.floor((point.x * scale) / ALERTS_APART)} ${Math.floor((point.y * scale) / ALERTS_APART)}`;
      const key = isClose ? point.cover : cell;
      const group = groups.get(key);
      if (group) group.push(point);
      else groups.set(key, [point]);
      continue;
    }
    const cell = Math.floor(y / DOTS_APART) * row + Math.floor(x / DOTS_APART);
    if (!isClose && taken.has(cell)) continue;
    taken.add(cell);
    dots.push({ x, y, kind: point.kind, covers: [point] });
  }
  const alerts = [...groups.values()].map((covers) => gather(covers, scale, left, top));
  alerts.sort((a, b) => KINDS.indexOf(b.kind) - KINDS.indexOf(a.kind));
  return { dots, alerts };
}

/** Several in their middle, as bad as the worst of them. */
function gather(covers: readonly CoverPoint[], scale: number, left: number, top: number): Mark {
  let [x, y, worst] = [0, 0, KINDS.length - 1];
  for (const point of covers) {
    x += point.x / covers.length;
    y += point.y / covers.length;
    worst = Math.min(worst, KINDS.indexOf(point.kind));
  }
  return { x: x * scale - left, y: y * scale - top, kind: KINDS[worst] ?? 'info', covers };
}

/** The mark at a place, alerts before dots, the nearest first; undefined where none is in reach. */
export function markAt({ dots, alerts }: Arranged, x: number, y: number, reach: number): Mark | undefined {
  const nearest = (marks: readonly Mark[], within: number): Mark | undefined => {
    let found: Mark | undefined;
    let least = within * within;
    for (const mark of marks) {
      const distance = (mark.x - x) ** 2 + (mark.y - y) ** 2;
      if (distance > least) continue;
      least = distance;
      found = mark;
    }
    return found;
  };
  return nearest(alerts, reach) ?? nearest(dots, reach * 0.7);
}
