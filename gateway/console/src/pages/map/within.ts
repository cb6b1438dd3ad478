import type { Ring, RiskCell } from '../../api/mapDocuments.ts';

/** Is the point inside a ring? By how often a line from it crosses the ring. */
function inRing(ring: Ring, lon: number, lat: number): boolean {
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) isInside = !isInside;
  }
  return isInside;
}

/** The first ring of a polygon bounds it, the others are holes (RFC 7946 section 3.1.6). */
export function isWithin({ geometry }: Pick<RiskCell, 'geometry'>, lon: number, lat: number): boolean {
  if (geometry === null) return false;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some(
    ([outer = [], ...holes]) => inRing(outer, lon, lat) && !holes.some((hole) => inRing(hole, lon, lat)),
  );
}
