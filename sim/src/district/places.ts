import type { Stream } from '../random/stream.ts';
import { HEIGHT, type Spot, WIDTH } from './ground.ts';
import type { Street, StreetClass, Streets } from './streets.ts';

/** Who owns a cover. */
export type Unit = 'water' | 'power' | 'telecom' | 'road';

/** Where a cover lies and whose it is, as the books of the city have it. */
export interface DistrictCover {
  /** `C-0001`: numbered cell by cell, so that neighbours have numbers that are near */
  readonly cover: string;
  /** `Mill Lane 34` */
  readonly address: string;
  readonly street: StreetClass;
  /** number in the books of its owner */
  readonly asset: string;
  readonly unit: Unit;
  /** of the grid: `B2` */
  readonly cell: string;
  /** rules group */
  readonly group: string;
  /** on the drawing board */
  readonly spot: Spot;
}

/** metres; a cell of the grid is a square */
export const CELL = 400;

/** metres between two covers of a street, about: less where more lies under it */
const APART: Readonly<Record<StreetClass, number>> = { avenue: 64, street: 84, lane: 104 };
/** metres from the middle of the street */
const ASIDE: Readonly<Record<StreetClass, number>> = { avenue: 6, street: 3.5, lane: 2 };
/** no cover on a crossing */
const CROSSING = 14;
/** a house number every so many metres */
const HOUSE = 8;
/** north of it lies the river */
export const QUAY = HEIGHT - 150;

/** ASSUMED: nearly half of the covers of a city lie over its sewers. */
function unitOf(random: Stream): Unit {
  const draw = random.unit();
  if (draw < 0.46) return 'water';
  if (draw < 0.66) return 'road';
  return draw < 0.84 ? 'telecom' : 'power';
}

/** Letters from west to east, numbers from south to north. */
export function cellAt([x, y]: Spot): string {
  const column = Math.min(Math.floor(x / CELL), Math.ceil(WIDTH / CELL) - 1);
  const row = Math.min(Math.floor(y / CELL), Math.ceil(HEIGHT / CELL) - 1);
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

function groupAt([x, y]: Spot): string {
  if (y > HEIGHT - 430) return 'riverside';
  return Math.hypot(x - WIDTH / 2, y - HEIGHT * 0.4) < 330 ? 'market' : 'residential';
}

function alongside(street: Street, streets: Streets, random: Stream): Omit<DistrictCover, 'cover' | 'asset'>[] {
  const isNorth = street.from[0] === street.to[0];
  const length = isNorth ? QUAY : WIDTH;
  const crossings = isNorth ? streets.ys : streets.xs;
  const found: Omit<DistrictCover, 'cover' | 'asset'>[] = [];
  if (!isNorth && street.from[1] > QUAY) return found;
  for (let at = random.between(20, 60); at < length - 15; at += APART[street.class] * random.between(0.75, 1.25)) {
    if (crossings.some((crossing) => Math.abs(crossing - at) < CROSSING)) continue;
    const aside = ASIDE[street.class] * (random.chance(0.5) ? 1 : -1);
    const spot: Spot = isNorth ? [street.from[0] + aside, at] : [at, street.from[1] + aside];
    const house = 2 * Math.ceil(at / HOUSE / 2) + (aside > 0 ? 1 : 0);
    found.push({
      address: `${street.name} ${house}`,
      street: street.class,
      unit: unitOf(random),
      cell: cellAt(spot),
      group: groupAt(spot),
      spot,
    });
  }
  return found;
}

/** The covers of all streets, cell by cell and from west to east in each. */
export function placeCovers(streets: Streets, random: Stream): readonly DistrictCover[] {
  const books = new Map<Unit, number>();
  return streets.all
    .flatMap((street) => alongside(street, streets, random))
    .sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : a.spot[0] - b.spot[0] || a.spot[1] - b.spot[1]))
    .map((place, index) => {
      const number = (books.get(place.unit) ?? 1000) + random.integer(1, 9);
      books.set(place.unit, number);
      const cover = `C-${String(index + 1).padStart(4, '0')}`;
      return { cover, asset: `${place.unit[0]?.toUpperCase()}${number}`, ...place };
    });
}
