import type { Sheet } from '../../parts/canvasLayer.ts';
import { SHAPES } from '../../parts/severity.tsx';
import type { Arranged, Mark } from './arrange.ts';
import type { CoverPoint, Kind } from './covers.ts';

export interface CoverColours {
  readonly of: (kind: Kind) => string;
  readonly ground: string;
  readonly text: string;
  readonly accent: string;
}

/** Shapes are drawn in a field of 16 by 16. */
const FIELD = 16;
const shapes = (): Readonly<Record<string, Path2D>> =>
  Object.fromEntries(Object.entries(SHAPES).map(([name, path]) => [name, new Path2D(path)]));

/** Dots grow as one comes nearer. */
function dotSize(zoom: number): number {
  return Math.min(9, Math.max(2.5, (zoom - 10) * 0.9));
}

export function createDrawing(): (
  sheet: Sheet,
  arranged: Arranged,
  colours: CoverColours,
  picked?: CoverPoint,
) => void {
  const paths = shapes();

  /** All dots of a kind in one path: ten thousand of them are one call each. */
  function drawDots({ context, zoom }: Sheet, dots: readonly Mark[], colours: CoverColours): void {
    const size = dotSize(zoom);
    for (const kind of ['unknown', 'normal'] as const) {
      context.beginPath();
      for (const dot of dots) {
        if (dot.kind !== kind) continue;
        if (size < 4) context.rect(dot.x - size / 2, dot.y - size / 2, size, size);
        else {
          context.moveTo(dot.x + size / 2, dot.y);
          context.arc(dot.x, dot.y, size / 2, 0, Math.PI * 2);
        }
      }
      context.fillStyle = colours.of(kind);
      context.strokeStyle = colours.of(kind);
      context.lineWidth = 1.5;
      // hollow: nothing was ever heard of it
      if (kind === 'unknown' && size >= 5) context.stroke();
      else context.fill();
    }
  }

  function drawAlert({ context, zoom }: Sheet, { x, y, kind, covers }: Mark, colours: CoverColours): void {
    const size = (zoom < 13 ? 15 : 19) + (covers.length > 1 ? 5 : 0);
    const path = paths[kind];
    if (!path) return;
    context.save();
    context.translate(x - size / 2, y - size / 2);
    context.scale(size / FIELD, size / FIELD);
    context.lineWidth = 3.5;
    context.lineJoin = 'round';
    context.strokeStyle = colours.ground;
    context.stroke(path);
    context.fillStyle = colours.of(kind);
    context.fill(path);
    context.restore();
    if (covers.length > 1) drawCount(context, x, y + (kind === 'major' ? 3 : 0), covers.length);
    else if (covers[0]?.incident) drawWork(context, x, y, size, colours);
  }

  function drawCount(context: CanvasRenderingContext2D, x: number, y: number, count: number): void {
    context.font = '700 10px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = '#10161c';
    context.fillText(count > 99 ? '99+' : String(count), x, y + 0.5);
  }

  /** Somebody is at it: there is an incident. */
  function drawWork(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    size: number,
    colours: CoverColours,
  ): void {
    context.beginPath();
    context.arc(x, y, size / 2 + 4, 0, Math.PI * 2);
    context.strokeStyle = colours.text;
    context.lineWidth = 1.25;
    context.stroke();
  }

  function drawPicked({ context, zoom, left, top }: Sheet, point: CoverPoint, colours: CoverColours): void {
    context.beginPath();
    context.arc(point.x * 2 ** zoom - left, point.y * 2 ** zoom - top, 17, 0, Math.PI * 2);
    context.lineWidth = 6;
    context.strokeStyle = colours.ground;
    context.stroke();
    context.lineWidth = 3;
    context.strokeStyle = colours.accent;
    context.stroke();
  }

  return (sheet, { dots, alerts }, colours, picked) => {
    drawDots(sheet, dots, colours);
    for (const alert of alerts) drawAlert(sheet, alert, colours);
    if (picked) drawPicked(sheet, picked, colours);
  };
}
