/** Web Mercator (EPSG:3857) as map libraries have it: the world is a square of 256 by 256 at zoom 0. */
const WORLD = 256;
/** beyond this latitude there is no world in it */
const LIMIT = 85.0511287798;

export const worldX = (lon: number): number => ((lon + 180) / 360) * WORLD;

export function worldY(lat: number): number {
  const sine = Math.sin((Math.min(Math.max(lat, -LIMIT), LIMIT) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

export const lonAt = (x: number): number => (x / WORLD) * 360 - 180;

export function latAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
}
