import type { Cover } from '../../api/coverDocuments.ts';
import type { Incident } from '../../api/incidentDocuments.ts';
import type { MapDocument } from '../../api/mapDocuments.ts';
import { type Condition, SEVERITIES } from '../../api/words.ts';
import { worldX, worldY } from '../../parts/mercator.ts';
import { standingOf } from '../../parts/standing.ts';

/** What a cover is on the map: how bad, or how well. Those that are told apart by the filter, in its order. */
export const KINDS = [...SEVERITIES, 'normal', 'unknown'] as const;
export type Kind = (typeof KINDS)[number];

export interface CoverPoint {
  readonly cover: string;
  readonly lat: number;
  readonly lon: number;
  /** in the world's pixels at zoom 0 */
  readonly x: number;
  readonly y: number;
  readonly kind: Kind;
  readonly heardAt: number;
  /** the open one; '' where none is */
  readonly incident: string;
  readonly unit: string;
}

/** All covers that have a place, as they stand now. */
export interface Covers {
  readonly all: () => readonly CoverPoint[];
  get(cover: string): CoverPoint | undefined;
  /** in the order of KINDS */
  counts(): ReadonlyMap<Kind, number>;
  units(): readonly string[];
  load(document: MapDocument): void;
  /** false where it has no place here: it may have been given one since */
  tell(cover: Cover): boolean;
  incident(incident: Incident): void;
}

function kindOf(condition: Condition, severity: string): Kind {
  if (condition !== 'open') return condition;
  return SEVERITIES.find((one) => one === severity) ?? 'info';
}

export function createCovers(): Covers {
  const places = new Map<string, number>();
  let points: CoverPoint[] = [];

  function change(cover: string, more: Partial<CoverPoint>): boolean {
    const at = places.get(cover);
    const point = at === undefined ? undefined : points[at];
    if (at === undefined || !point) return false;
    points[at] = { ...point, ...more };
    return true;
  }

  return {
    all: () => points,
    get: (cover) => points[places.get(cover) ?? -1],
    counts() {
      const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
      for (const { kind } of points) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return counts;
    },
    units: () => [...new Set(points.map(({ unit }) => unit))].filter((unit) => unit !== '').sort(),
    load({ covers }) {
      points = covers.map(([cover, lat, lon, severity, condition, heardAt, incident, unit]) => {
        const kind = kindOf(condition, severity);
        return { cover, lat, lon, x: worldX(lon), y: worldY(lat), kind, heardAt, incident, unit };
      });
      places.clear();
      for (const [at, { cover }] of points.entries()) places.set(cover, at);
    },
    tell(told) {
      const { cover, heard } = told;
      const { condition, severity } = standingOf(told);
      return change(cover, {
        kind: kindOf(condition, severity ?? ''),
        ...(heard === null ? {} : { heardAt: Date.parse(heard) }),
      });
    },
    incident({ id, cover, closedAt }) {
      if (cover === null) return;
      const known = points[places.get(cover) ?? -1]?.incident;
      if (closedAt === null) change(cover, { incident: id });
      else if (known === id) change(cover, { incident: '' });
    },
  };
}
