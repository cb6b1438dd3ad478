import type { Evaluation, SetReport } from '../evaluation.ts';
import type { Markup } from './html.ts';
import { falseAlarmBars } from './plots/falseAlarmBars.ts';
import { latencyCurve } from './plots/latencyCurve.ts';
import { recallPlot } from './plots/recallPlot.ts';
import { PLOT_STYLE } from './style.ts';

const PLOTS: Readonly<Record<string, (set: SetReport) => Markup>> = {
  recall: recallPlot,
  latency: latencyCurve,
  'false-alarms': falseAlarmBars,
};

/** The plots of each set as pictures of their own, by file name, for whoever writes about it: they follow light and dark. */
export function plotFiles({ sets }: Pick<Evaluation, 'sets'>): ReadonlyMap<string, string> {
  return new Map(
    sets.flatMap((set) =>
      Object.entries(PLOTS).map(([plot, draw]) => [`${plot}-${fileWord(set.name)}.svg`, asFile(draw(set))] as const),
    ),
  );
}

/** A name of a set, in so far as a file may have it. */
function fileWord(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What stands around the drawing is for the page. */
function asFile({ markup }: Markup): string {
  const drawing = markup.slice(markup.indexOf('<svg '), markup.lastIndexOf('</svg>') + '</svg>'.length);
  const style = `<style>${PLOT_STYLE}</style><rect width="100%" height="100%" fill="var(--card)"/>`;
  return `${drawing.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replace('>', `>${style}`)}\n`;
}
