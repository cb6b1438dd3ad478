import type { Geometry, Position } from './types.ts';

/** Of a degree of latitude, on a sphere of the earth's mean radius (6,371,009 m). */
const METRES_PER_DEGREE = 111_195;
const SIX_DECIMALS = 1e6;

/** Squares of so many metres that cover the earth, each with a name that only its place and size decide. */
export interface Grid {
  /** `500m-2289-12105` */
  cellAt(lat: number, lon: number): string;
  /** undefined where the name is none of this grid */
  shapeOf(cell: string): Geometry | undefined;
}

/**
 * Equirectangular in each band of one degree of latitude: rows are as high everywhere, and columns as wide as they should be in
 * the middle of their band, which at its edges is wrong by half a percent at 30 degrees. Within a band squares stand above each
 * other. Adding covers moves none of them.
 */
export function createGrid(metres: number): Grid {
  const height = metres / METRES_PER_DEGREE;
  const rows = Math.ceil(180 / height);

  function widthOf(row: number): number {
    const band = Math.floor(row * height - 90);
    // at a pole all of a row is one cell
    return Math.min(360, height / Math.max(1e-9, Math.cos(((band + 0.5) * Math.PI) / 180)));
  }

  return {
    cellAt(lat, lon) {
      const row = Math.min(rows - 1, Math.floor((lat + 90) / height));
      // 180 east is 180 west
      const east = lon >= 180 ? lon - 360 : lon;
      return `${metres}m-${row}-${Math.floor((east + 180) / widthOf(row))}`;
    },
    shapeOf(cell) {
      const [, size, rowText, columnText] = /^(\d+)m-(\d{1,7})-(\d{1,7})$/.exec(cell) ?? [];
      const [row, column] = [Number(rowText), Number(columnText)];
      const width = widthOf(row);
      if (Number(size) !== metres || row >= rows || column * width >= 360) return undefined;
      const [south, west] = [row * height - 90, column * width - 180];
      const [north, east] = [Math.min(90, south + height), Math.min(180, west + width)];
      const corner = (lon: number, lat: number): Position => [rounded(lon), rounded(lat)];
      const ring = [corner(west, south), corner(east, south), corner(east, north), corner(west, north)];
      return { type: 'Polygon', coordinates: [[...ring, corner(west, south)]] };
    },
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * SIX_DECIMALS) / SIX_DECIMALS;
}
