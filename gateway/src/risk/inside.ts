import type { CellShape, Geometry, Position, Rings } from './types.ts';

/** A cell with the box around it, in degrees. */
interface Boxed {
  readonly cell: string;
  readonly polygons: readonly Rings[];
  readonly box: Box;
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function polygonsOf(geometry: Geometry): readonly Rings[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function boxOf(positions: Iterable<Position>): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { west, south, east, north };
}

/** Does a line to the east cross the ring an odd number of times? Each corner belongs to one of its sides only. */
function crosses(ring: readonly Position[], lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** In the outline and in no hole: an odd number of rings in all. */
function isInside(rings: Rings, lon: number, lat: number): boolean {
  return rings.reduce((odd, ring) => odd !== crosses(ring, lon, lat), false);
}

/** Columns and rows of the raster in which cells are looked up: few cells touch one of its squares. */
const RASTER = 64;

/** Which cell a place is in; where cells overlap, the first of the file. A place outside of all is in none. */
export function createFinder(shapes: readonly CellShape[]): (lat: number, lon: number) => string | undefined {
  const cells = shapes.map(({ cell, geometry }): Boxed => {
    const polygons = polygonsOf(geometry);
    return { cell, polygons, box: boxOf(polygons.flat(2)) };
  });
  const whole = boxOf(
    cells.flatMap(({ box }): Position[] => [
      [box.west, box.south],
      [box.east, box.north],
    ]),
  );
  const squares: Boxed[][] = Array.from({ length: RASTER * RASTER }, () => []);
  const indexOf = (value: number, least: number, most: number): number =>
    most <= least ? 0 : Math.min(RASTER - 1, Math.max(0, Math.floor(((value - least) / (most - least)) * RASTER)));
  const column = (lon: number) => indexOf(lon, whole.west, whole.east);
  const row = (lat: number) => indexOf(lat, whole.south, whole.north);

  for (const cell of cells) {
    const { west, south, east, north } = cell.box;
    for (let y = row(south); y <= row(north); y += 1) {
      for (let x = column(west); x <= column(east); x += 1) squares[y * RASTER + x]?.push(cell);
    }
  }

  return (lat, lon) => {
    if (lon < whole.west || lon > whole.east || lat < whole.south || lat > whole.north) return undefined;
    const near = squares[row(lat) * RASTER + column(lon)] ?? [];
    return near.find(({ polygons }) => polygons.some((rings) => isInside(rings, lon, lat)))?.cell;
  };
}
