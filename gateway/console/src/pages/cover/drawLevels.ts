import type uPlot from 'uplot';
import type { ChartColours } from '../../parts/chart.tsx';
import type { Level } from './levels.ts';

/** A level with its name on the chart. */
export interface NamedLevel extends Level {
  readonly text: string;
}

const DASHES = { raise: [7, 4], clear: [2, 4] } as const;

/** Draws the levels across a chart, in front of what was measured: raising dashed and named, clearing dotted. */
export function drawLevels(plot: uPlot, levels: readonly NamedLevel[], colours: ChartColours): void {
  const { ctx, bbox } = plot;
  const density = devicePixelRatio || 1;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.font = `${11 * density}px ${colours.of('font') || 'sans-serif'}`;
  ctx.textAlign = 'right';
  for (const { severity, raise, clear, text } of levels) {
    for (const [name, value] of [
      ['clear', clear],
      ['raise', raise],
    ] as const) {
      // in the middle of a row of pixels, or the dashes are blurred
      const y = Math.round(plot.valToPos(value, 'y', true)) + 0.5;
      if (y < bbox.top || y > bbox.top + bbox.height) continue;
      ctx.strokeStyle = colours.of(`mark-${severity}`);
      ctx.lineWidth = (name === 'raise' ? 1.5 : 1) * density;
      ctx.setLineDash(DASHES[name].map((length) => length * density));
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      if (name === 'clear') continue;
      // below it where there is no room above
      const isHigh = y - bbox.top < 16 * density;
      ctx.textBaseline = isHigh ? 'top' : 'bottom';
      ctx.fillStyle = colours.of(severity);
      ctx.fillText(text, bbox.left + bbox.width - 4 * density, y + (isHigh ? 3 : -2) * density);
    }
  }
  ctx.restore();
}
