import type { SetReport } from '../../evaluation.ts';
import { figure, percent, setTitle } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { energyBars } from '../plots/energyBars.ts';
import { table } from '../table.ts';

/** What the nodes pay for it. */
export function cost(sets: readonly SetReport[]): Markup {
  const parts = [...new Set(sets.flatMap(({ figures }) => Object.keys(figures.cost.energy)))];
  const [first] = sets;
  return html`${first ? energyBars(first) : ''}
${table({
  caption: 'Frames and energy for each cover and day, by set.',
  columns: [
    { title: 'set', cell: (set) => setTitle(set) },
    { title: 'frames up', cell: ({ figures }) => figure(figures.cost.uplinks) },
    { title: 'not heard', cell: ({ figures }) => percent(figures.cost.lost) },
    { title: 'frames down', cell: ({ figures }) => figure(figures.cost.downlinks) },
    { title: 'mJ', cell: ({ figures }) => figure(Math.round(figures.cost.millijoules)) },
    ...parts.map((part) => ({
      title: `${part}, mJ`,
      cell: ({ figures }: SetReport) => figure(Math.round(figures.cost.energy[part] ?? 0)),
    })),
  ],
  rows: sets,
})}`;
}
