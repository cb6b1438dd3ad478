import type { CellShape, Geometry, Position, Rings } from './types.ts';

/** What is wrong, and where: keys from the top of the file. */
export interface ShapeFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
}

export interface ParsedShapes {
  readonly shapes: readonly CellShape[];
  readonly faults: readonly ShapeFault[];
}

/** Cells of a large city, drawn finely. */
const MAX_CELLS = 10_000;
const MAX_POSITIONS = 200_000;
/** Whoever has so many faults has the wrong file. */
const MAX_FAULTS = 20;
const LONGEST_NAME = 64;

type Path = readonly PropertyKey[];
type Fault = (path: Path, message: string, hint?: string) => undefined;

const DEGREES = 'degrees of WGS 84, longitude first (RFC 7946): a map in metres must be converted';

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function positionOf(at: Path, value: unknown, fault: Fault): Position | undefined {
  const [lon, lat] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number') return fault(at, 'is no position [longitude, latitude]');
  // NaN and Infinity are not in JSON
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  return fault(at, `${lon}, ${lat} is no place on earth`, DEGREES);
}

/** Reads the geometry of one cell. `room`: positions that may still come. */
function createGeometryReader(fault: Fault) {
  let room = MAX_POSITIONS;

  function ring(at: Path, value: unknown): readonly Position[] | undefined {
    if (!Array.isArray(value) || value.length < 4) return fault(at, 'is no ring: at least four positions are needed');
    room -= value.length;
    if (room < 0) return fault(at, `more than ${MAX_POSITIONS} positions in all`, 'draw the cells less finely');
    const positions: Position[] = [];
    for (const [i, one] of value.entries()) {
      const position = positionOf([...at, i], one, fault);
      // one fault a ring: the others are of the same kind
      if (!position) return undefined;
      positions.push(position);
    }
    const [first, last] = [positions[0], positions.at(-1)];
    if (first?.[0] === last?.[0] && first?.[1] === last?.[1]) return positions;
    return fault(at, 'the ring does not end where it began');
  }

  function polygon(at: Path, value: unknown): Rings | undefined {
    if (!Array.isArray(value) || value.length === 0) return fault(at, 'is no polygon: a list of rings is needed');
    const rings = value.map((one, i) => ring([...at, i], one));
    return rings.every((one) => one !== undefined) ? rings : undefined;
  }

  return (at: Path, value: unknown): Geometry | undefined => {
    const { type, coordinates } = isMap(value) ? value : {};
    const inside = [...at, 'coordinates'];
    if (type === 'Polygon') {
      const found = polygon(inside, coordinates);
      return found && { type, coordinates: found };
    }
    if (type !== 'MultiPolygon') return fault(at, 'is neither a Polygon nor a MultiPolygon');
    if (!Array.isArray(coordinates) || coordinates.length === 0) return fault(inside, 'a list of polygons is needed');
    const found = coordinates.map((one, i) => polygon([...inside, i], one));
    return found.every((one) => one !== undefined) ? { type, coordinates: found } : undefined;
  };
}

function nameOf(at: Path, properties: unknown, key: string, fault: Fault): string | undefined {
  const value = isMap(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') {
    return fault([...at, 'properties'], `has no name: a text under ${JSON.stringify(key)} is needed`);
  }
  if (text.trim().length <= LONGEST_NAME) return text.trim();
  return fault([...at, 'properties', key], `is longer than ${LONGEST_NAME} characters`);
}

/**
 * Cells of a GeoJSON FeatureCollection, named by a property. Which way a ring winds does not matter. Takes whatever JSON can say
 * and never throws; with a fault there are no shapes.
 */
export function parseShapes(value: unknown, nameKey: string): ParsedShapes {
  const faults: ShapeFault[] = [];
  const fault: Fault = (path, message, hint) => {
    if (faults.length < MAX_FAULTS) faults.push({ path, message, ...(hint === undefined ? {} : { hint }) });
    return undefined;
  };
  const { type, features } = isMap(value) ? value : {};
  if (type !== 'FeatureCollection' || !Array.isArray(features)) {
    fault([], 'is no GeoJSON FeatureCollection', 'a file of cells has "type": "FeatureCollection" and "features"');
    return { shapes: [], faults };
  }
  if (features.length === 0) fault(['features'], 'there is no cell in it');
  if (features.length > MAX_CELLS) fault(['features'], `${features.length} cells, but at most ${MAX_CELLS} are taken`);
  const geometry = createGeometryReader(fault);
  const seen = new Map<string, number>();
  const shapes: CellShape[] = [];
  for (const [i, feature] of features.slice(0, MAX_CELLS).entries()) {
    if (faults.length >= MAX_FAULTS) break;
    const at = ['features', i];
    if (!isMap(feature) || feature.type !== 'Feature') {
      fault(at, 'is no Feature');
      continue;
    }
    const cell = nameOf(at, feature.properties, nameKey, fault);
    const shape = geometry([...at, 'geometry'], feature.geometry);
    if (cell === undefined || !shape) continue;
    const first = seen.get(cell);
    if (first !== undefined)
      fault([...at, 'properties', nameKey], `${cell} is the name of feature #${first + 1} already`);
    seen.set(cell, i);
    shapes.push({ cell, geometry: shape });
  }
  return { shapes: faults.length > 0 ? [] : shapes, faults };
}
