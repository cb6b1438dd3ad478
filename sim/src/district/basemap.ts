import { createStream } from '../random/stream.ts';
import type { District } from './district.ts';
import { HEIGHT, type Spot, WIDTH } from './ground.ts';
import { CELL, cellAt, QUAY } from './places.ts';
import type { StreetClass } from './streets.ts';

type Ring = readonly (readonly [number, number])[];

interface Feature {
  readonly type: 'Feature';
  /** kind: water, park, block, street; of a cell its name alone */
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'LineString'; readonly coordinates: Ring };
}

/** RFC 7946 */
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
}

/** metres from the middle of a street to the houses, and of its width */
const HALF: Readonly<Record<StreetClass, number>> = { avenue: 15, street: 10, lane: 7 };
/** metres between two points of a line that is to look bent */
const FINE = 40;
/** of the houses' blocks so many are parks */
const PARKS = 0.05;
const RIVER_WIDTH = 95;

/** The ground as a map needs it: river, parks, blocks and streets, in the order in which they are drawn. */
export function basemapOf({ seed, ground, streets }: District): FeatureCollection {
  const random = createStream(seed, 'district/parks');
  const line = (spots: readonly Spot[]): Ring => spots.map((spot) => ground.globe(ground.bend(spot)));

  function area(kind: string, spots: readonly Spot[], name = ''): Feature {
    const [first] = spots;
    const ring = line(first ? [...spots, first] : []);
    return { type: 'Feature', properties: { kind, name }, geometry: { type: 'Polygon', coordinates: [ring] } };
  }

  const xs = streets.all.filter(({ from, to }) => from[0] === to[0]);
  const ys = streets.all.filter(({ from, to }) => from[1] === to[1]);
  const blocks: Feature[] = [];
  for (let column = -1; column < xs.length; column += 1) {
    for (let row = -1; row < ys.length; row += 1) {
      const [w, e, s, n] = [xs[column], xs[column + 1], ys[row], ys[row + 1]];
      const west = w ? w.from[0] + HALF[w.class] : 0;
      const east = e ? e.from[0] - HALF[e.class] : WIDTH;
      const south = s ? s.from[1] + HALF[s.class] : 0;
      const north = Math.min(n ? n.from[1] - HALF[n.class] : HEIGHT, QUAY - 20);
      if (north - south < 20 || east - west < 20) continue;
      const isPark = random.chance(PARKS) || (column === 3 && row === 2);
      blocks.push(area(isPark ? 'park' : 'block', around(west, south, east, north)));
    }
  }
  const river = area('water', around(-80, QUAY, WIDTH + 80, QUAY + RIVER_WIDTH), 'Weir');
  const roads = streets.all
    .filter(({ from, to }) => from[1] !== to[1] || from[1] < QUAY)
    .map(({ name, class: kind, from, to }): Feature => {
      const coordinates = line(between(from, to));
      const properties = { kind: 'street', class: kind, name, width: 2 * HALF[kind] };
      return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
    });
  const parks = blocks.filter(({ properties }) => properties.kind === 'park');
  const houses = blocks.filter(({ properties }) => properties.kind === 'block');
  return { type: 'FeatureCollection', features: [river, ...parks, ...houses, ...roads] };
}

/** The cells of the grid, by whose names covers are assigned and risk is summed. */
export function cellsOf({ ground }: District): FeatureCollection {
  const features: Feature[] = [];
  for (let x = 0; x < WIDTH; x += CELL) {
    for (let y = 0; y < HEIGHT; y += CELL) {
      const cell = cellAt([x, y]);
      const ring = around(x, y, x + CELL, y + CELL);
      const coordinates = [[...ring, ring[0] as Spot].map((spot) => ground.globe(ground.bend(spot)))];
      features.push({
        type: 'Feature',
        properties: { name: cell },
        geometry: { type: 'Polygon', coordinates },
      });
    }
  }
  return { type: 'FeatureCollection', features };
}

function between([x0, y0]: Spot, [x1, y1]: Spot): Spot[] {
  const count = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / FINE));
  return Array.from({ length: count + 1 }, (_, i) => [x0 + ((x1 - x0) * i) / count, y0 + ((y1 - y0) * i) / count]);
}

/** Counter-clockwise, without its first spot at the end once more. */
function around(west: number, south: number, east: number, north: number): Spot[] {
  const corners: Spot[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  return corners.flatMap((corner, i) => between(corner, corners[(i + 1) % 4] as Spot).slice(0, -1));
}
