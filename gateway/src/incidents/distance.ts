/** WGS 84, degrees. */
interface Point {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Metres between two points, as the crow flies (haversine, on a sphere: right within half a percent). */
export function distance(a: Point, b: Point): number {
  const [dLat, dLon] = [(b.lat - a.lat) * RAD, (b.lon - a.lon) * RAD];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Degrees of latitude and longitude that hold all within so many metres. Over the 180th meridian nothing is looked for. */
export function boxAround({ lat, lon }: Point, metres: number) {
  const dLat = metres / EARTH_M / RAD;
  const dLon = dLat / Math.max(0.01, Math.cos(lat * RAD));
  return { south: lat - dLat, north: lat + dLat, west: lon - dLon, east: lon + dLon };
}
