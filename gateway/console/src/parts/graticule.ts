import type { Sheet } from './canvasLayer.ts';
import { latAt, lonAt, worldX, worldY } from './mercator.ts';

/** Degrees between two lines, the finest first. */
const STEPS = [...[0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5], ...[1, 2, 5, 10, 20, 30, 45]];
/** px: lines are no closer to each other */
const APART = 120;

/** The finest step whose lines are far enough apart at a zoom. */
export function stepAt(zoom: number): number {
  const pixelsPerDegree = (256 * 2 ** zoom) / 360;
  return STEPS.find((step) => step * pixelsPerDegree >= APART) ?? 45;
}

/** What lies under the covers where no base map does: lines of longitude and latitude, and what they are. */
export function drawGraticule({ context, width, height, left, top, zoom }: Sheet, line: string, letters: string): void {
  const scale = 2 ** zoom;
  const step = stepAt(zoom);
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  context.strokeStyle = line;
  context.fillStyle = letters;
  context.lineWidth = 1;
  context.font = '10px system-ui, sans-serif';
  context.beginPath();
  for (let lon = Math.floor(lonAt(left / scale) / step) * step; ; lon += step) {
    const x = Math.round(worldX(lon) * scale - left) + 0.5;
    if (x > width) break;
    context.moveTo(x, 0);
    context.lineTo(x, height);
  }
  const bottomLat = latAt((top + height) / scale);
  for (let lat = Math.floor(bottomLat / step) * step; ; lat += step) {
    const y = Math.round(worldY(lat) * scale - top) + 0.5;
    if (y < 0 || lat > 85) break;
    context.moveTo(0, y);
    context.lineTo(width, y);
    for (let lon = Math.floor(lonAt(left / scale) / step) * step; ; lon += step) {
      const x = worldX(lon) * scale - left;
      if (x > width) break;
      // at each second crossing: it is to be looked for, not looked at
      if ((Math.round(lon / step) + Math.round(lat / step)) % 2 !== 0) continue;
      context.fillText(`${lat.toFixed(digits)}, ${lon.toFixed(digits)}`, x + 4, y - 4);
    }
  }
  context.stroke();
}
