import type { Stream } from '../random/stream.ts';

/** Metres east and north of the district's south-western corner. */
export type Spot = readonly [x: number, y: number];

/** The ground that the district stands on: it bends straight lines a little, and lies somewhere on the globe. */
export interface Ground {
  /** Where a spot of the drawing board comes to lie: no street of a city that has grown is quite straight. */
  bend(spot: Spot): Spot;
  /** WGS 84, [longitude, latitude] as GeoJSON has them */
  globe(spot: Spot): readonly [lon: number, lat: number];
}

export const WIDTH = 1600;
export const HEIGHT = 1200;

/** In the middle of the Atlantic, where no city is that might be taken for this one. */
const CORNER = { lat: 45, lon: -30 };
const METRES_PER_DEGREE = 111_320;

export function createGround(random: Stream): Ground {
  const [a, b] = [random.between(0, 2 * Math.PI), random.between(0, 2 * Math.PI)];
  const metresPerLon = METRES_PER_DEGREE * Math.cos((CORNER.lat * Math.PI) / 180);
  return {
    bend: ([x, y]) => [x + 24 * Math.sin(y / 290 + a) + 9 * Math.sin(x / 170 + b), y + 20 * Math.sin(x / 350 + b)],
    // seven places are a centimetre
    globe: ([x, y]) => [rounded(CORNER.lon + x / metresPerLon), rounded(CORNER.lat + y / METRES_PER_DEGREE)],
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
